package dev.spate.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script by which fish completes a command, which picocli has for bash and zsh alone. */
final class FishCompletion {

  private final StringBuilder script = new StringBuilder();
  private final String name;

  private FishCompletion(String name) {
    this.name = name;
  }

  static String of(String name, CommandSpec root) {
    FishCompletion completion = new FishCompletion(name);
    completion.script.append("# fish completion for ").append(name).append('\n');
    completion.options("__fish_use_subcommand", root);
    root.subcommands().forEach((word, command) -> {
      CommandSpec spec = command.getCommandSpec();
      completion.line("__fish_use_subcommand", List.of("-f", "-a", word, describe(summary(spec))));
      completion.options("__fish_seen_subcommand_from " + word, spec);
      spec.positionalParameters()
          .forEach(parameter ->
              completion.values("__fish_seen_subcommand_from " + word, List.of(), parameter));
    });
    return completion.script.toString();
  }

  private void options(String condition, CommandSpec command) {
    for (OptionSpec option : command.options()) {
      List<String> words = new ArrayList<>();
      for (String spelling : option.names()) {
        words.add(
            spelling.startsWith("--")
                ? "-l " + spelling.substring(2)
                : "-s " + spelling.substring(1));
      }
      words.add(describe(sentence(option.description())));
      values(condition, words, option);
    }
  }

  /** With the values that it may have, or files, or any word. */
  private void values(String condition, List<String> start, ArgSpec arg) {
    List<String> words = new ArrayList<>(start);
    boolean option = arg.isOption();
    if (arg.completionCandidates() != null) {
      words.add(
          (option ? "-x -a " : "-f -a ") + quoted(String.join(" ", arg.completionCandidates())));
    } else if (option && arg.arity().max() > 0) {
      words.add(arg.auxiliaryTypes()[0] == java.nio.file.Path.class ? "-r -F" : "-x");
    } else if (!option) {
      return;
    }
    line(condition, words);
  }

  private void line(String condition, List<String> words) {
    script
        .append("complete -c ")
        .append(name)
        .append(" -n ")
        .append(quoted(condition))
        .append(' ')
        .append(String.join(" ", words))
        .append('\n');
  }

  private static String describe(String text) {
    return "-d " + quoted(text);
  }

  private static String summary(CommandSpec command) {
    return sentence(command.usageMessage().description());
  }

  /** The first sentence, without variables of picocli's. */
  private static String sentence(String[] lines) {
    String text = lines.length == 0 ? "" : lines[0];
    int end = text.indexOf(". ");
    int bracket = text.indexOf(" (default");
    int until = bracket >= 0 ? bracket : end >= 0 ? end : text.length();
    return text.substring(0, until)
        .replace("${COMPLETION-CANDIDATES}", "a word")
        .replaceFirst("\\.$", "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
