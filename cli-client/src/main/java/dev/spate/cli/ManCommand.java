package dev.spate.cli;

import dev.spate.schema.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the manual, page by page. */
@Command(
    name = "man",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "Print a page of the manual, for man to show, or write all pages into a folder.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} man get | man -l -",
      "  ${ROOT-COMMAND-NAME} man --dir ~/.local/share/man/man1         from then on: man spate-get"
    })
final class ManCommand implements Callable<Integer> {

  /** What the command is called on the PATH. */
  private static final String NAME = "spate";

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "Whose page (default: that of ${ROOT-COMMAND-NAME} itself).")
  @Nullable
  String name;

  @Option(
      names = "--dir",
      paramLabel = "FOLDER",
      description = "Write every page into this folder, such as spate-get.1.")
  @Nullable
  Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SpateCommand spate;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec root = Main.commandLine(spate.environment.withCommand(NAME)).getCommandSpec();
    Map<String, CommandSpec> pages = new LinkedHashMap<>();
    pages.put(NAME, root);
    Defaults.commands(root).forEach(command -> pages.put(command.name(), command));
    if (folder != null) {
      return write(pages, folder);
    }
    String wanted = name == null ? NAME : name;
    CommandSpec page = pages.get(wanted);
    if (page == null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no command \"" + wanted + '"' + Suggestions.didYouMean(wanted, pages.keySet()));
    }
    spec.commandLine().getOut().print(ManPage.of(page));
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private int write(Map<String, CommandSpec> pages, Path into) {
    try {
      Files.createDirectories(into);
      for (CommandSpec page : pages.values()) {
        Files.writeString(into.resolve(ManPage.name(page) + ".1"), ManPage.of(page));
      }
      return ExitCodes.OK;
    } catch (IOException e) {
      spec.commandLine().getErr().println("spate: --dir " + into + " cannot be written: " + e);
      return ExitCodes.FAILED;
    }
  }
}
