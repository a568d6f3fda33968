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
      "  ${ROOT-COMMAND-NAME} get router1:eth0",
      "  ${ROOT-COMMAND-NAME} get --target router1 --format flat '/interfaces/interface[name=*]/state/oper-status'",
      "  ${ROOT-COMMAND-NAME} get --target router1 --type config -e json_ietf '/interfaces/interface[name=eth0]'",
      "  ${ROOT-COMMAND-NAME} get --target switch1 --depth 1 /system/state",
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
            %1$s get router1:eth0                     one interface of one device
            %1$s get --target router1                 all that a device has
            %1$s get --target '*' /system/state       the same path of every device
            %1$s get /                                everything""".formatted(command()));
    }
    return new GetRpc(paths.selection(), type, read);
  }
}
