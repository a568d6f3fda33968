package dev.spate.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A page of the manual, made of the same descriptions as {@code --help}, in the language of man (groff_man(7)).
 *
 * <p>picocli's own generator writes AsciiDoc, which takes a Ruby to become a page that man can show.
 */
final class ManPage {

  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /** What the page of a command is called: {@code spate-get}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  static String of(CommandSpec command) {
    ManPage page = new ManPage();
    page.heading(command);
    page.arguments(command);
    page.commands(command);
    page.ending(command);
    return page.page.toString();
  }

  private void heading(CommandSpec command) {
    macro(".TH \"" + name(command).toUpperCase(Locale.ROOT) + "\" 1 \"\" \""
        + escaped(new Version().getVersion()[0]) + "\" \"Spate\"");
    List<String> description = List.of(
        command.parent() == null
            ? command.usageMessage().header()
            : command.usageMessage().description());
    section("NAME");
    text(name(command) + " - " + description.get(0).replace("%n", "").replaceFirst("\\.$", ""));
    section("SYNOPSIS");
    macro(".nf");
    text(new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip());
    macro(".fi");
    section("DESCRIPTION");
    for (String paragraph : description) {
      macro(".PP");
      text(paragraph.replace("%n", ""));
    }
  }

  private void arguments(CommandSpec command) {
    if (!command.positionalParameters().isEmpty()) {
      section("ARGUMENTS");
      command.positionalParameters().forEach(arg -> item(arg.paramLabel(), arg));
    }
    section("OPTIONS");
    command.options().stream()
        .sorted(Comparator.comparingInt(OptionSpec::order))
        .forEach(option -> item(names(option), option));
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.arity().max() > 0) {
      return names + " " + option.paramLabel();
    }
    return option.negatable() ? names.replace("--", "--[no-]") : names;
  }

  private void item(String term, ArgSpec arg) {
    macro(".TP");
    macro("\\fB" + escaped(term) + "\\fR");
    for (String line : arg.description()) {
      text(line);
    }
  }

  private void commands(CommandSpec command) {
    if (command.subcommands().isEmpty()) {
      return;
    }
    section("COMMANDS");
    for (CommandSpec subcommand : Defaults.commands(command)) {
      macro(".TP");
      macro("\\fB" + escaped(name(subcommand)) + "\\fR(1)");
      text(subcommand.usageMessage().description()[0]);
    }
  }

  private void ending(CommandSpec command) {
    String[] examples = command.usageMessage().footer();
    if (examples.length > 0) {
      section("EXAMPLES");
      macro(".nf");
      for (String example : examples) {
        text(example);
      }
      macro(".fi");
    }
    section("ENVIRONMENT AND FILES");
    text(
        "SPATE_ADDRESS stands for --address where that is left out, SPATE_TLS_CA for --tls-ca, and so on; SPATE_GET_FORMAT is for"
            + " get alone. A file .spate.yaml in the working or else in the home directory does the same: \"address: 192.0.2.1:57400\","
            + " or below \"get:\" what is for get alone. An option goes before a variable, and that before the file.");
    section("EXIT STATUS");
    command.root().usageMessage().exitCodeList().forEach((code, meaning) -> {
      macro(".TP");
      text(code);
      text(meaning);
    });
    if (command.parent() != null) {
      section("SEE ALSO");
      macro("\\fB" + escaped(name(command.root())) + "\\fR(1)");
    }
  }

  private void section(String name) {
    macro(".SH " + name);
  }

  private void macro(String line) {
    page.append(line).append('\n');
  }

  /** A line that begins with a control character would be taken for a macro. */
  private void text(String line) {
    String plain = Ansi.OFF.string(line);
    page.append(plain.startsWith(".") || plain.startsWith("'") ? "\\&" : "")
        .append(escaped(plain))
        .append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}
