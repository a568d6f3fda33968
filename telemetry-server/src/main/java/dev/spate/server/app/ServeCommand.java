package dev.spate.server.app;

import dev.spate.server.config.ConfigException;
import dev.spate.server.config.ConfigLayers;
import dev.spate.server.config.LoadedConfig;
import dev.spate.server.grpc.ListenException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code server} and {@code demo} have in common: all but the file that their configuration begins with. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Main.class,
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Durations are like 500ms, 5s, 2m; sizes like 64KiB, 1MiB; lists are YAML, like '[a, b]'.",
      "Each option below a heading is also a key of the file and a variable: --gateway-port is gateway.port and"
          + " SPATE_GATEWAY_PORT. docs/configuration.md says more."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it ran until SIGTERM",
      "1:a part cannot work as it is configured",
      "2:the command line or the configuration is wrong, or a port of the gateways is in use",
      "130:Ctrl-C"
    })
abstract class ServeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--print-config",
      description = "Print the effective configuration, with where each value came from, and exit.")
  private boolean printConfig;

  /** The configuration's layers below variables and flags. */
  abstract ConfigLayers layers();

  /** The exit code. */
  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    LoadedConfig loaded;
    try {
      loaded = layers()
          .variables(System.getenv())
          .flags(KeyOptions.given(spec.commandLine().getParseResult()))
          .load();
    } catch (ConfigException e) {
      err.println(e.getMessage());
      return ExitCodes.BAD_CONFIGURATION;
    }
    if (printConfig) {
      spec.commandLine().getOut().print(loaded.print());
      spec.commandLine().getOut().flush();
      return ExitCodes.OK;
    }
    Logging.configure(loaded.config().log());
    try {
      return new ServerProcess(loaded, spec.commandLine().getOut()).run();
    } catch (ListenException e) {
      // Without a cause it is the address that is refused, and the message says what would be
      // right.
      String hint = e.getCause() == null
          ? ""
          : "; --%1$s-address and --%1$s-port name another".formatted(e.listener());
      err.println(e.getMessage() + hint);
      return ExitCodes.BAD_CONFIGURATION;
    } catch (CannotStartException e) {
      err.println(e.getMessage());
      return ExitCodes.CANNOT_START;
    }
  }
}
