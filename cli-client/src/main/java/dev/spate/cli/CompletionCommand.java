package dev.spate.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands, options and their values. */
@Command(
    name = "completion",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "Print a script by which a shell completes commands, options and their values.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(${ROOT-COMMAND-NAME} completion bash)              in this shell; or in ~/.bashrc, for every one",
      "  source <(${ROOT-COMMAND-NAME} completion zsh)               the same for zsh and ~/.zshrc",
      "  ${ROOT-COMMAND-NAME} completion fish | source               the same for fish and ~/.config/fish/config.fish"
    })
final class CompletionCommand implements Callable<Integer> {

  /** What a script is written for. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the command is called on the PATH; the shells find it for a path to it, too. */
  private static final String NAME = "spate";

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Shell shell;

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
    var out = spec.commandLine().getOut();
    out.print(
        switch (shell) {
          // One script does for both: zsh runs it by its bashcompinit.
          case BASH, ZSH -> AutoComplete.bash(NAME, spate.whole().commandLine());
          case FISH -> FishCompletion.of(NAME, spate.whole());
        });
    out.flush();
    return ExitCodes.OK;
  }
}
