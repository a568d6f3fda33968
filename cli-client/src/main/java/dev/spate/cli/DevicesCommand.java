package dev.spate.cli;

import dev.spate.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists devices. */
@Command(
    name = "devices",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "List the devices of a server, whether their measurements arrive, and the age of the newest.",
      "Of a server that is not Spate's, every value is read once: a device whose newest is older",
      "than 30 s is stale."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} devices",
      "  ${ROOT-COMMAND-NAME} devices router1 router2",
      "  ${ROOT-COMMAND-NAME} devices --format json"
    })
final class DevicesCommand extends RpcCommand {

  @Parameters(paramLabel = "DEVICE", arity = "0..*", description = "These alone, such as router1.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "flat",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, a table for people).")
  ListFormat format = ListFormat.FLAT;

  @Override
  Rpc rpc() {
    return new DevicesRpc(names, format, TimeSource.system());
  }
}
