package dev.spate.cli;

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
import picocli.CommandLine;

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
    int exitCode = commandLine(environment, defaults).setOut(out).execute(args);
    out.flush();
    return exitCode;
  }

  /** The whole command with its built-in defaults, over whatever the environment dials. */
  static CommandLine commandLine(Environment environment) {
    return commandLine(environment, Defaults.none());
  }

  /** The whole command, over whatever the environment dials. */
  static CommandLine commandLine(Environment environment, Defaults defaults) {
    CommandLine command = new CommandLine(new SpateCommand(environment, defaults))
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
}
