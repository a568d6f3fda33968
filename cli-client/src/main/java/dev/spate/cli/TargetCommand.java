package dev.spate.cli;

import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * A command that speaks to a target. Commands hold options alone and leave gRPC to the {@link Task} that they make, so that help is
 * printed without loading any of it.
 */
abstract class TargetCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 20,
      description = "Show this help.")
  boolean help;

  @Mixin
  ConnectionOptions connection = new ConnectionOptions();

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private SpateCommand spate;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public final Integer call() {
    Task task;
    try {
      connection.check();
      task = task();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    spate.defaults.warnings(spec).forEach(this::hint);
    var out = new Output(spec.commandLine().getOut());
    try {
      return task.run(spate.environment, connection, out, spec.commandLine().getErr());
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /** Tells a person something that is no answer. */
  final void hint(String text) {
    spec.commandLine().getErr().println(text);
  }

  /** What is typed, or comes from another program. */
  final InputStream in() {
    return spate.environment.in();
  }

  /** What examples begin with. */
  final String command() {
    return spate.environment.command();
  }

  /**
   * What the options ask for.
   *
   * @throws IllegalArgumentException if they make no sense; the message is shown as a usage error
   */
  abstract Task task();
}
