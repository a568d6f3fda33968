package dev.spate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command above all others: says what there is. */
@Command(
    name = "spate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    header = "Streaming network telemetry over gNMI.%n",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} demo                                    in one terminal, then in another:",
      "  ${ROOT-COMMAND-NAME} get router1:eth0                        one interface of one device, now",
      "  ${ROOT-COMMAND-NAME} get --target router1 /system/state      any path of its tree",
      "  ${ROOT-COMMAND-NAME} subscribe router1:eth0 -i 1s --suppress-redundant --format flat",
      "                                                what changes of it, each second, until Ctrl-C",
      "  ${ROOT-COMMAND-NAME} subscribe --target router1 --stream-mode on-change --format flat \\",
      "      '/interfaces/interface[name=*]/state/oper-status'",
      "  ${ROOT-COMMAND-NAME} watch router1:eth0                      the same in a table that changes in place",
      "  ${ROOT-COMMAND-NAME} top                                     the interfaces of all devices, the fullest first",
      "  ${ROOT-COMMAND-NAME} status                                  how the server is",
      "",
      "`${ROOT-COMMAND-NAME} COMMAND --help` has the options of a command, and more examples.",
      "SPATE_ADDRESS stands for --address, SPATE_TLS_CA for --tls-ca, and so on; and so do lines such as",
      "address: 192.0.2.1:57400 in a file .spate.yaml, here or in the home directory."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the command did what it was asked",
      "1:the server refused, or the answer broke off; of diff: something differs",
      "2:the command line was wrong",
      "3:the server could not be reached",
      "4:of diff: the server refused, or a file could not be read",
      "130:Ctrl-C"
    })
final class SpateCommand implements Callable<Integer> {

  /** The commands below this one, in the order of the help. */
  static final List<Class<?>> COMMANDS = List.of(
      StartedByLauncher.Demo.class,
      StartedByLauncher.Server.class,
      CapabilitiesCommand.class,
      GetCommand.class,
      SetCommand.class,
      SubscribeCommand.class,
      WatchCommand.class,
      TopCommand.class,
      PathsCommand.class,
      DevicesCommand.class,
      DiffCommand.class,
      StatusCommand.class,
      BenchCommand.class,
      CompletionCommand.class,
      ManCommand.class);

  final Environment environment;
  final Defaults defaults;

  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec
  SpateCommand(Environment environment, Defaults defaults) {
    this.environment = environment;
    this.defaults = defaults;
  }

  /** The same with the options of every command, which {@link Main} leaves out where they are not needed. */
  CommandSpec whole() {
    return Main.commandLine(environment).getCommandSpec();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCodes.OK;
  }
}
