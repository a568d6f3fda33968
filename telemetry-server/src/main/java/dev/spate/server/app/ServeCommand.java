package dev.spate.server.app;

import dev.spate.server.config.ConfigException;
import dev.spate.server.config.ConfigLayers;
import dev.spate.server.config.Key;
import dev.spate.server.config.LoadedConfig;
import dev.spate.server.grpc.ListenException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code server} and {@code demo} have in common: all but the file that their configuration begins with. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Main.class,
    sortOptions = false,
    footer = {"", "docs/configuration.md says what each key means."})
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

  /** Makes every key of the configuration outside lists an option. */
  static void addKeys(CommandSpec spec) {
    for (Key key : Key.all()) {
      boolean isSwitch = key.type() == boolean.class;
      OptionSpec.Builder option = OptionSpec.builder(key.flag())
          .type(String.class)
          .paramLabel(isSwitch ? "true|false" : "VALUE")
          .description("The key " + key.name() + "; also " + key.variable() + ".");
      spec.addOption((isSwitch ? option.arity("0..1").fallbackValue("true") : option).build());
    }
  }

  /** The exit code. */
  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    LoadedConfig loaded;
    try {
      loaded = layers().variables(System.getenv()).flags(flags()).load();
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
      err.println(e.getMessage());
      return ExitCodes.BAD_CONFIGURATION;
    } catch (IllegalStateException e) {
      err.println(e.getMessage());
      return ExitCodes.CANNOT_START;
    }
  }

  private Map<Key, String> flags() {
    Map<Key, String> flags = new LinkedHashMap<>();
    for (Key key : Key.all()) {
      String value = spec.commandLine().getParseResult().matchedOptionValue(key.flag(), null);
      if (value != null) {
        flags.put(key, value);
      }
    }
    return flags;
  }
}
