package dev.spate.cli;

import dev.spate.cli.format.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks what a target speaks. */
@Command(
    name = "capabilities",
    aliases = "cap",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "Show the models, encodings and gNMI version of a target.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} capabilities",
      "  ${ROOT-COMMAND-NAME} capabilities -a 127.0.1.1:9339 --format json"
    })
final class CapabilitiesCommand extends RpcCommand {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "flat",
      completionCandidates = AnswerFormats.class,
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, for people).")
  Format format = Format.FLAT;

  @Override
  Rpc rpc() {
    return new CapabilitiesRpc(AnswerFormats.check(format));
  }
}
