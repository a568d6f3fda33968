package dev.spate.cli;

import dev.spate.cli.format.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks a Spate server how it is. */
@Command(
    name = "status",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = "Show the sources, devices, subscriptions and counters of a Spate server.",
    footerHeading = "%nExamples:%n",
    footer = {"  ${ROOT-COMMAND-NAME} status", "  ${ROOT-COMMAND-NAME} status --format json"})
final class StatusCommand extends RpcCommand {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "flat",
      completionCandidates = AnswerFormats.class,
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, tables for people).")
  Format format = Format.FLAT;

  @Override
  Rpc rpc() {
    return new StatusRpc(AnswerFormats.check(format));
  }
}
