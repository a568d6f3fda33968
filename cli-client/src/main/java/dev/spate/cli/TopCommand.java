package dev.spate.cli;

import dev.spate.cli.live.LiveRows;
import dev.spate.path.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A live table of the interfaces of all devices. */
@Command(
    name = "top",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Show the interfaces of all devices in a table that changes in place: what goes through, how full they are,"
          + " errors, and how far the traffic is from the last minute's mean.",
      "Keys sort, filter and pause; ? lists them. It goes on when the server is restarted. Where the output"
          + " is no terminal, the table is printed once an interval."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} top                                      the fullest first",
      "  ${ROOT-COMMAND-NAME} top --sort errors                        those with most errors",
      "  ${ROOT-COMMAND-NAME} top --sort change --filter switch        whose traffic changed most",
      "  ${ROOT-COMMAND-NAME} top --target router1 -i 5s --count 12"
    })
final class TopCommand extends TargetCommand {

  private static final String INTERFACE = "/interfaces/interface[name=*]";

  private static final List<Path> COUNTERS = List.of(Path.parse(INTERFACE + "/state/counters"));

  private static final List<Path> OTHERS = List.of(
      Path.parse(INTERFACE + "/state/oper-status"),
      Path.parse(INTERFACE + "/ethernet/state/port-speed"),
      Path.parse(INTERFACE + "/ethernet/state/negotiated-port-speed"));

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "One device (default: all of them).")
  String target = "";

  @Mixin
  LiveOptions live = new LiveOptions();

  @Override
  Task task() {
    live.check(LiveRows.INTERFACE);
    Selection selection = new Selection(target, Path.ROOT, List.of());
    String title = target.isEmpty() ? "top" : "top of " + target;
    return LiveTask.top(title, selection, COUNTERS, OTHERS, live);
  }
}
