package dev.spate.cli;

import dev.spate.schema.Suggestions;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line in one line, and where to read on, instead of the whole help. */
final class UsageErrors implements IParameterExceptionHandler {

  private final Defaults defaults;

  UsageErrors(Defaults defaults) {
    this.defaults = defaults;
  }

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    String unknown = unknownCommand(error);
    if (unknown == null) {
      String origin = defaults.origin(error.getArgSpec());
      err.println(name + ": " + (origin == null ? "" : origin + ": ") + error.getMessage());
      UnmatchedArgumentException.printSuggestions(error, err);
    } else {
      String near = Suggestions.didYouMean(unknown, command.getSubcommands().keySet());
      err.println(name + ": there is no command \"" + unknown + '"' + near);
    }
    err.println("`" + name + " --help` tells more.");
    err.flush();
    return ExitCodes.USAGE;
  }

  /** The word that stands where a command should. */
  private static @Nullable String unknownCommand(ParameterException error) {
    boolean wantsCommand = !error.getCommandLine().getSubcommands().isEmpty();
    return wantsCommand
            && error instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
        ? unmatched.getUnmatched().get(0)
        : null;
  }
}
