package dev.spate.server.app;

import java.time.Duration;
import java.util.List;
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
    System.exit(commandLine(args).execute(args));
  }

  /** Since the process began. */
  static Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - START_NANOS);
  }

  /** As the launcher was called, so that what is printed can be pasted: {@code ./spate}. */
  static String command() {
    return System.getProperty("spate.command", "spate");
  }

  /**
   * The whole command.
   *
   * @param args what will be executed; a command that they do not name has no options, because it takes a while to tell their
   *     defaults
   */
  static CommandLine commandLine(String... args) {
    CommandLine commandLine = new CommandLine(new Main());
    List<String> named = List.of(args);
    commandLine.getSubcommands().forEach((name, command) -> {
      if (named.contains(name)) {
        ServeCommand serve = command.getCommand();
        KeyOptions.addTo(command.getCommandSpec(), serve.layers().load());
      }
    });
    return commandLine
        .setCommandName(command())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(new UsageErrors());
  }

  @Override
  public String[] getVersion() {
    return new String[] {"spate " + Version.get()};
  }
}
