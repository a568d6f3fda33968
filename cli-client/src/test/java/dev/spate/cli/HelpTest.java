package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What somebody sees who knows nothing yet. */
class HelpTest {

  @Test
  void top_level_names_every_command_examples_and_exit_codes() {
    try (Console console = new Console()) {
      assertThat(console.run("--help")).isZero();

      assertThat(console.out())
          .contains(
              "  demo ",
              "  server ",
              "  capabilities",
              "  get ",
              "  set ",
              "  subscribe",
              "  watch ",
              "  top ",
              "  paths",
              "  devices",
              "  diff",
              "  status ",
              "  bench ",
              "  completion ",
              "  man ")
          .contains("spate get router1:eth0")
          .contains("130   Ctrl-C")
          .contains("SPATE_ADDRESS", ".spate.yaml");
      String help = console.out();
      assertThat(console.run()).isZero();
      assertThat(console.out()).isEqualTo(help);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "capabilities",
        "get",
        "set",
        "subscribe",
        "watch",
        "top",
        "paths",
        "devices",
        "diff",
        "status",
        "bench",
        "completion",
        "man"
      })
  void every_command_has_examples_that_parse(String name) {
    CommandLine command =
        Main.commandLine(new Environment(options -> null, System.in, "spate", false));
    List<String> examples = List.of(
        command.getSubcommands().get(name).getCommandSpec().usageMessage().footer());

    assertThat(examples).isNotEmpty();
    for (String example : String.join("\n", examples).replace("\\\n", "").split("\n")) {
      String line = example
          .replace("${ROOT-COMMAND-NAME}", "spate")
          .strip()
          .replaceAll(" {3,}[A-Z].*| {8}.*|[|] .*", "")
          .replaceAll("^source <\\((.*)\\).*", "$1")
          .strip();
      String[] words = line.replaceAll("'[^']*'", "/x:::string:::y").split(" +");
      assertThat(words[0]).isEqualTo("spate");
      command.parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new));
    }
  }

  @Test
  void mistyped_command_names_the_nearest() {
    try (Console console = new Console()) {
      assertThat(console.run("gte", "router1:eth0")).isEqualTo(ExitCodes.USAGE);
      assertThat(console.err()).isEqualTo("""
          spate: there is no command "gte"; did you mean get?
          `spate --help` tells more.
          """);
      assertThat(console.run("--fromat")).isEqualTo(ExitCodes.USAGE);
      assertThat(console.err()).startsWith("spate: Unknown option: '--fromat'\n");
    }
  }

  @Test
  void examples_begin_with_the_word_that_started_the_command() {
    var environment = new Environment(options -> null, System.in, "./spate", false);

    assertThat(Main.commandLine(environment)
            .getSubcommands()
            .get("get")
            .getUsageMessage()
            .lines())
        .startsWith("Usage: ./spate get [OPTIONS] [PATH...]")
        .contains("  ./spate get router1:eth0");
  }

  /** What a command needs of the others is not less than if all were there. */
  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "get --help", "sub --help", "demo --help", "gte", "-h get", "--version"})
  void whole_is_told_of_where_a_part_is_made(String line) {
    String[] args = line.split(" ");
    var environment = new Environment(options -> null, System.in, "spate", false);
    StringWriter part = new StringWriter();
    StringWriter whole = new StringWriter();

    int ofPart = Main.commandLine(environment, Defaults.none(), args)
        .setOut(new PrintWriter(part))
        .setErr(new PrintWriter(part))
        .execute(args);
    int ofWhole = Main.commandLine(environment)
        .setOut(new PrintWriter(whole))
        .setErr(new PrintWriter(whole))
        .execute(args);

    assertThat(part).hasToString(whole.toString());
    assertThat(ofPart).isEqualTo(ofWhole);
  }

  @Test
  void options_of_other_commands_are_not_made() {
    var environment = new Environment(options -> null, System.in, "spate", false);
    CommandLine get = Main.commandLine(environment, Defaults.none(), new String[] {"get", "/"});

    assertThat(get.getSubcommands().get("get").getCommandSpec().options()).isNotEmpty();
    assertThat(get.getSubcommands().get("set").getCommandSpec().options()).isEmpty();
  }

  /** A wrapped line cannot be pasted. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "capabilities",
        "get",
        "set",
        "subscribe",
        "watch",
        "top",
        "paths",
        "devices",
        "diff",
        "status",
        "bench"
      })
  void examples_fit_their_lines(String name) {
    var environment = new Environment(options -> null, System.in, "./spate", false);
    CommandLine command = Main.commandLine(environment).getSubcommands().get(name);

    String help = command.getUsageMessage();

    for (String line : command.getCommandSpec().usageMessage().footer()) {
      assertThat(help).contains(line.replace("${ROOT-COMMAND-NAME}", "./spate") + "\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "server"})
  void commands_of_the_server_name_the_launcher(String name) {
    try (Console console = new Console()) {
      assertThat(console.run(name, "--config", "spate.yaml")).isEqualTo(ExitCodes.USAGE);
      assertThat(console.err()).contains("./spate " + name);
    }
  }

  /** Help is there at once: nothing of gRPC and protobuf is loaded for it, nor for a mistyped command. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "get --help",
        "subscribe --help",
        "bench --help",
        "watch --help",
        "top --help",
        "watch",
        "top --sort x",
        "get",
        "bench",
        "diff",
        "set --delete",
        "set --help",
        "completion fish",
        "man get",
        "paths --schema",
        "--version"
      })
  void help_loads_no_grpc(String line) throws Exception {
    URL[] own = {
      location(Main.class), location(CommandLine.class), location(dev.spate.path.Path.class),
    };
    PrintStream before = System.err;
    try (var alone = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
      System.setErr(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
      Class<?> dialerType = alone.loadClass("dev.spate.cli.Dialer");
      var environment = alone
          .loadClass("dev.spate.cli.Environment")
          .getDeclaredConstructor(
              dialerType, java.io.InputStream.class, String.class, boolean.class);
      environment.setAccessible(true);
      var commandLine = alone
          .loadClass("dev.spate.cli.Main")
          .getDeclaredMethod("commandLine", alone.loadClass("dev.spate.cli.Environment"));
      commandLine.setAccessible(true);
      Object command =
          commandLine.invoke(null, environment.newInstance(null, System.in, "spate", false));
      StringWriter out = new StringWriter();
      command
          .getClass()
          .getMethod("setOut", PrintWriter.class)
          .invoke(command, new PrintWriter(out));

      Object exitCode = command
          .getClass()
          .getMethod("execute", String[].class)
          .invoke(command, (Object) line.split(" "));

      assertThat(exitCode)
          .isEqualTo(
              line.matches(".*help|--version|completion .*|man .*|.*--schema")
                  ? ExitCodes.OK
                  : ExitCodes.USAGE);
    } finally {
      System.setErr(before);
    }
  }

  private static URL location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toUri()
        .toURL();
  }
}
