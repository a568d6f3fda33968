package dev.spate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The {@code spate} command. Answers go to standard output in UTF-8, everything else to standard error. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command over the network. Returns its exit code. */
  static int run(String... args) {
    PrintWriter out = new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    var environment = new Environment(
        new NettyDialer(),
        System.in,
        System.getProperty("spate.command", "spate"),
        Boolean.getBoolean("spate.terminal"));
    int exitCode = commandLine(environment).setOut(out).execute(args);
    out.flush();
    return exitCode;
  }

  /** The whole command, over whatever the environment dials. */
  static CommandLine commandLine(Environment environment) {
    CommandLine command = new CommandLine(new SpateCommand(environment))
        .setCommandName(environment.command())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(new UsageErrors());
    EnumNames.register(command, Format.class);
    EnumNames.register(command, EncodingName.class);
    EnumNames.register(command, GetCommand.DataType.class);
    EnumNames.register(command, BenchCommand.ReportFormat.class);
    EnumNames.register(command, SubscriptionOptions.Mode.class);
    EnumNames.register(command, SubscriptionOptions.StreamMode.class);
    return command;
  }
}
