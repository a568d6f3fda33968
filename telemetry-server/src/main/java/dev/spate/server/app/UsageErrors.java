package dev.spate.server.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line in one line, and where to read on, instead of the whole help. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(name + ": " + error.getMessage() + hint(error));
    UnmatchedArgumentException.printSuggestions(error, err);
    err.println("`" + name + " --help` tells more.");
    err.flush();
    return ExitCodes.BAD_CONFIGURATION;
  }

  private static String hint(ParameterException error) {
    return error instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && error.getCommandLine().getCommandSpec().findOption("--config") != null
        ? "; a configuration is given by --config FILE"
        : "";
  }
}
