package dev.spate.cli;

import dev.spate.cli.live.LiveRows;
import dev.spate.path.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A live table of leaves, or of interfaces. */
@Command(
    name = "watch",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Show the values below some paths in a table that changes in place, with rates, ages and the last minute.",
      "Keys sort, filter and pause; ? lists them. It goes on when the server is restarted. Where the output"
          + " is no terminal, a line is printed for each leaf that changed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} watch router1:eth0                       one interface, a row a leaf",
      "  ${ROOT-COMMAND-NAME} watch 'router1:*'                        all of them, a row an interface",
      "  ${ROOT-COMMAND-NAME} watch --target router1 /system /components",
      "  ${ROOT-COMMAND-NAME} watch '/interfaces/interface[name=*]/state/counters/in-octets'",
      "  ${ROOT-COMMAND-NAME} watch router1:eth0 --filter octets --count 5"
    })
final class WatchCommand extends TargetCommand {

  @Mixin
  PathOptions paths = new PathOptions();

  @Option(
      names = "--by",
      paramLabel = "ROW",
      description =
          "A row is one of ${COMPLETION-CANDIDATES} (default: interface where whole interfaces are named"
              + " by a wildcard, or else leaf).")
  @Nullable
  LiveRows by;

  @Mixin
  LiveOptions live = new LiveOptions();

  @Override
  Task task() {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("""
          which path? Try:
            %1$s watch router1:eth0                one interface
            %1$s watch 'router1:*'                 all interfaces of a device
            %1$s watch --target router1 /system    anything else""".formatted(command()));
    }
    Selection selection = paths.selection();
    LiveRows rows = by == null ? rowsOf(selection) : by;
    live.check(rows);
    return LiveTask.watch(title(selection), selection, rows, live);
  }

  /** Whether all that is named are lists of whole interfaces. */
  private static LiveRows rowsOf(Selection selection) {
    boolean interfaces = !selection.paths().isEmpty()
        && selection.paths().stream()
            .map(path -> selection.prefix().append(path))
            .allMatch(WatchCommand::isListOfInterfaces);
    return interfaces ? LiveRows.INTERFACE : LiveRows.LEAF;
  }

  private static boolean isListOfInterfaces(Path path) {
    boolean whole = path.size() == 1
        ? path.names().get(0).equals("interfaces")
        : path.size() == 2
            && path.names().get(0).equals("interfaces")
            && path.names().get(1).equals("interface");
    return whole && path.origin().isEmpty() && (path.last().keys().isEmpty() || path.hasWildcard());
  }

  private static String title(Selection selection) {
    String target = selection.isOfSeveralTargets() ? "" : selection.target() + " ";
    String paths = selection.paths().stream()
        .map(path -> selection.prefix().append(path).toString())
        .collect(Collectors.joining(" "));
    return "watch " + target + (paths.isEmpty() ? selection.prefix() : paths);
  }
}
