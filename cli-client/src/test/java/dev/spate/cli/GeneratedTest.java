package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is generated from the commands: pages of the manual, and scripts that complete command lines. */
class GeneratedTest {

  private final Console console = new Console();
  private final CommandSpec root = Main.commandLine(
          new Environment(options -> null, System.in, "spate", false))
      .getCommandSpec();

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void man_of_a_command_has_every_option_and_the_examples() {
    assertThat(console.run("man", "get")).isZero();

    String page = console.out();
    assertThat(page)
        .startsWith(".TH \"SPATE-GET\" 1 \"\" \"")
        .contains("\n.SH NAME\nspate\\-get \\- Read the values below some paths, as they are now\n")
        .contains("\n.SH SYNOPSIS\n.nf\nspate get [OPTIONS] [PATH...]\n.fi\n")
        .contains("\n  spate get router1:eth0\n")
        .contains("\n.TP\n130\nCtrl\\-C\n")
        .doesNotContain("${", "%n", "@|");
    for (OptionSpec option : root.subcommands().get("get").getCommandSpec().options()) {
      String names = String.join(", ", option.names());
      String shown = option.negatable() ? names.replace("--", "--[no-]") : names;
      assertThat(page).contains("\n.TP\n\\fB" + shown.replace("-", "\\-"));
    }
    // What begins with a dot is a macro: all are meant.
    assertThat(page.lines().filter(line -> line.startsWith(".")).map(line -> line.split(" ")[0]))
        .containsOnly(".TH", ".SH", ".TP", ".PP", ".nf", ".fi");
  }

  @Test
  void man_of_the_whole_names_every_command() {
    assertThat(console.run("man")).isZero();

    assertThat(console.out())
        .contains("\n.SH NAME\nspate \\- Streaming network telemetry over gNMI\n");
    for (CommandSpec command : Defaults.commands(root)) {
      assertThat(console.out()).contains("\\fBspate\\-" + command.name() + "\\fR(1)");
    }
  }

  @Test
  void man_into_a_folder_writes_a_page_a_command(@TempDir Path folder) throws IOException {
    Path pages = folder.resolve("man1");

    assertThat(console.run("man", "--dir", pages.toString())).isZero();

    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("spate.1", "spate-get.1", "spate-completion.1")
          .hasSize(Defaults.commands(root).size() + 1);
    }
    console.run("man", "set");
    assertThat(pages.resolve("spate-set.1")).hasContent(console.out());
  }

  @Test
  void completion_of_fish_has_every_option_and_its_values() {
    assertThat(console.run("completion", "fish")).isZero();

    assertThat(console.out().lines())
        .contains(
            "complete -c spate -n '__fish_use_subcommand' -f -a get -d 'Read the values below some paths, as they are now'",
            "complete -c spate -n '__fish_seen_subcommand_from get' -s t -l type -d 'One of all, config, state, operational' -x -a 'all config state operational'",
            "complete -c spate -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'")
        .anyMatch(line -> line.contains("-l tls-ca ") && line.endsWith(" -r -F"))
        .allMatch(line -> line.startsWith("complete -c spate ") || line.startsWith("#"));
    for (OptionSpec option : root.subcommands().get("set").getCommandSpec().options()) {
      assertThat(console.out())
          .contains("__fish_seen_subcommand_from set' ")
          .contains(" -l " + option.longestName().substring(2) + " ");
    }
  }

  /** picocli's script keeps the values of an option by its label. */
  @Test
  void options_of_one_command_with_values_of_their_own_have_labels_of_their_own() {
    for (CommandLine command : root.subcommands().values()) {
      Set<String> labels = new HashSet<>();
      List<OptionSpec> choices = command.getCommandSpec().options().stream()
          .filter(option -> option.completionCandidates() != null)
          .toList();
      for (OptionSpec option : choices) {
        assertThat(labels.add(option.paramLabel()))
            .as("%s of %s", option.longestName(), command.getCommandName())
            .isTrue();
      }
    }
  }
}
