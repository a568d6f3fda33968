package dev.spate.cli;

import dev.spate.cli.format.Format;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads values once. */
@Command(
    name = "get",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "Read the values below some paths, as they are now.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} get router1:eth0",
      "  ${ROOT-COMMAND-NAME} get --target router1 --format flat '/interfaces/interface[name=*]/state/oper-status'",
      "  ${ROOT-COMMAND-NAME} get --target router1 --type config -e json_ietf '/interfaces/interface[name=eth0]'",
      "  ${ROOT-COMMAND-NAME} get --target switch1 --depth 1 /system/state",
      "  ${ROOT-COMMAND-NAME} get --target router1 --format table '/interfaces/interface[name=*]/state/counters'",
      "  ${ROOT-COMMAND-NAME} get --target router1 --format flat --values-only /system/state/hostname",
      "  ${ROOT-COMMAND-NAME} get --target '*' --format flat 'spate:/links/link[interface=*]/state/latency'"
    })
final class GetCommand extends RpcCommand {

  /** The leaves that are wanted, by gNMI's names. */
  enum DataType {
    ALL,
    CONFIG,
    STATE,
    OPERATIONAL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin
  PathOptions paths = new PathOptions();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      defaultValue = "all",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  DataType type = DataType.ALL;

  @Option(
      names = "--values-only",
      fallbackValue = "true",
      description = "Print values without their paths: a JSON array, or lines with --format flat.")
  boolean valuesOnly;

  @Mixin
  ReadOptions read = new ReadOptions();

  @Override
  Rpc rpc() {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("""
          which path? Try:
            %1$s get router1:eth0                     one interface of one device
            %1$s get --target router1                 all that a device has
            %1$s get --target '*' /system/state       the same path of every device
            %1$s get /                                everything""".formatted(command()));
    }
    if (valuesOnly && read.format != Format.JSON && read.format != Format.FLAT) {
      throw new IllegalArgumentException(
          "--values-only is for --format json or flat, not " + read.format);
    }
    return new GetRpc(this);
  }
}
