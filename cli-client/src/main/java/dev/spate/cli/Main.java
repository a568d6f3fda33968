package dev.spate.cli;

import static java.util.Objects.requireNonNull;

import dev.spate.cli.format.Format;
import dev.spate.cli.live.ColourWhen;
import dev.spate.cli.live.LiveRows;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code spate} command. Answers go to standard output in UTF-8, everything else to standard error. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Path home = Path.of(System.getProperty("user.home"));
    System.exit(run(new Defaults(System.getenv(), List.of(Path.of(""), home)), args));
  }

  /** Runs a command over the network. Returns its exit code. */
  static int run(Defaults defaults, String... args) {
    PrintWriter out = new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    var environment = new Environment(
        new NettyDialer(),
        System.in,
        System.getProperty("spate.command", "spate"),
        Boolean.getBoolean("spate.terminal"));
    int exitCode = commandLine(environment, defaults, args).setOut(out).execute(args);
    out.flush();
    return exitCode;
  }

  /** The whole command with its built-in defaults, over whatever the environment dials. */
  static CommandLine commandLine(Environment environment) {
    return commandLine(environment, Defaults.none());
  }

  /** The whole command, over whatever the environment dials. */
  static CommandLine commandLine(Environment environment, Defaults defaults) {
    return commandLine(environment, defaults, command -> true);
  }

  /**
   * As much of the command as some arguments need: the options of the command that they begin with, and of none where they ask for
   * the help of the whole. The options of all commands would take a third of a start.
   */
  static CommandLine commandLine(Environment environment, Defaults defaults, String[] args) {
    String first = args.length == 0 ? "--help" : args[0];
    boolean named = SpateCommand.COMMANDS.stream().anyMatch(type -> isCalled(command(type), first));
    boolean none = args.length <= 1 && List.of("-h", "--help").contains(first);
    return commandLine(
        environment, defaults, command -> !none && (!named || isCalled(command, first)));
  }

  private static CommandLine commandLine(
      Environment environment, Defaults defaults, Predicate<Command> needed) {
    CommandLine command = new CommandLine(new SpateCommand(environment, defaults));
    for (Class<?> type : SpateCommand.COMMANDS) {
      boolean whole = needed.test(command(type));
      command.addSubcommand(new CommandLine(whole ? type : outline(command(type))));
    }
    command
        .setCommandName(environment.command())
        .setUsageHelpWidth(100)
        .setDefaultValueProvider(defaults)
        .setParameterExceptionHandler(new UsageErrors(defaults));
    EnumNames.register(command, Format.class);
    EnumNames.register(command, EncodingName.class);
    EnumNames.register(command, ListFormat.class);
    EnumNames.register(command, PathsFormat.class);
    EnumNames.register(command, GetCommand.DataType.class);
    EnumNames.register(command, BenchCommand.ReportFormat.class);
    EnumNames.register(command, SubscriptionOptions.Mode.class);
    EnumNames.register(command, SubscriptionOptions.StreamMode.class);
    EnumNames.register(command, CompletionCommand.Shell.class);
    EnumNames.register(command, LiveRows.class);
    EnumNames.register(command, ColourWhen.class);
    return command;
  }

  private static Command command(Class<?> type) {
    return requireNonNull(type.getAnnotation(Command.class), type.getName());
  }

  private static boolean isCalled(Command command, String word) {
    return command.name().equals(word) || List.of(command.aliases()).contains(word);
  }

  /** What the help of the whole tells of a command. */
  private static CommandSpec outline(Command command) {
    CommandSpec outline = CommandSpec.create().name(command.name()).aliases(command.aliases());
    outline.usageMessage().description(command.description());
    return outline;
  }
}
