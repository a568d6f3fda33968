package dev.spate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Commands that {@code spate --help} names although they are in the server's jar: the launcher starts that one for them. Whoever
 * starts this jar by hand is told so.
 */
abstract class StartedByLauncher implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Unmatched
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // any arguments get the same answer
  private List<String> arguments;

  @Override
  public Integer call() {
    spec.commandLine()
        .getErr()
        .println("spate: the server is in another jar: start it with the launcher, ./spate "
            + spec.name());
    return ExitCodes.USAGE;
  }

  /** The server over a simulated network. */
  @Command(name = "demo", description = "Start a server over a simulated network and this machine.")
  static final class Demo extends StartedByLauncher {}

  /** The server as configured. */
  @Command(name = "server", description = "Start a server as a configuration file says.")
  static final class Server extends StartedByLauncher {}
}
