package dev.spate.server.app;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The process: the commands {@code server} and {@code demo}. Alone in setting up logging and in ending the JVM. */
@Command(
    name = "spate",
    mixinStandardHelpOptions = true,
    versionProvider = Main.class,
    subcommands = {ServerCommand.class, DemoCommand.class},
    description = "Streams network telemetry.")
public final class Main implements IVersionProvider {

  private static final long START_NANOS = System.nanoTime();

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Since the process began. */
  static Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - START_NANOS);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine
        .getSubcommands()
        .values()
        .forEach(command -> ServeCommand.addKeys(command.getCommandSpec()));
    return commandLine;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"spate " + Version.get()};
  }
}
