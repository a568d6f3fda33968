package dev.spate.cli;

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
      "  spate get router1:eth0",
      "  spate get --target router1 --format flat '/interfaces/interface[name=*]/state/oper-status'",
      "  spate get --target router1 --type config -e json_ietf '/interfaces/interface[name=eth0]'",
      "  spate get --target switch1 --depth 1 /system/state",
      "  spate get --target '*' --format flat 'spate:/links/link[interface=*]/state/latency'"
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
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "all",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  DataType type = DataType.ALL;

  @Mixin
  ReadOptions read = new ReadOptions();

  @Override
  Rpc rpc() {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("""
          which path? Try:
            spate get router1:eth0                     one interface of one device
            spate get --target router1                 all that a device has
            spate get --target '*' /system/state       the same path of every device
            spate get /                                everything""");
    }
    return new GetRpc(paths.selection(), type, read);
  }
}
