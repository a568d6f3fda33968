package dev.spate.cli;

import dev.spate.cli.diff.Comparison;
import dev.spate.cli.diff.Scope;
import dev.spate.cli.tree.LeafKind;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares targets and snapshots. */
@Command(
    name = "diff",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Compare two devices, two interfaces, or what `get --format json` saved, with each other or with now.",
      "- marks what only A has, + what only B has; a value that differs is both."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no difference",
      "1:some differences",
      "2:the command line was wrong",
      "3:the server could not be reached",
      "4:the server refused, or a file could not be read",
      "130:Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} diff --type config router1 router2",
      "  ${ROOT-COMMAND-NAME} diff --type config router1:eth0 router1:eth1",
      "  ${ROOT-COMMAND-NAME} get --target router1 / > before.json",
      "  ${ROOT-COMMAND-NAME} diff --type config before.json        what changed since",
      "  ${ROOT-COMMAND-NAME} diff before.json after.json"
    })
final class DiffCommand extends TargetCommand {

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "A device, one of its interfaces (router1:eth0), or a file; - is standard input.")
  String a = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description = "The same; what the file A holds, as it is now, if left out.")
  @Nullable
  String b;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description =
          "Compare what is below this path alone; may be repeated (default: all that both are, or what the file holds).")
  List<String> paths = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "all",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  GetCommand.DataType type = GetCommand.DataType.ALL;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "flat",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, for people).")
  ListFormat format = ListFormat.FLAT;

  @Override
  Task task() {
    Side first = side(a);
    Side second = b == null ? new Side.Now() : side(b);
    if (b == null && !(first instanceof Side.Saved)) {
      throw new IllegalArgumentException(
          "%s with what? Name a second device, or a file that `%s get --format json` wrote"
              .formatted(a, command()));
    }
    if (first instanceof Side.Saved && first.equals(second)) {
      throw new IllegalArgumentException(a + " is named twice");
    }
    Scope scope = new Scope(paths.stream().map(Path::parse).toList());
    Comparison comparison = new Comparison(Schema.bundled(), kinds(), scope(scope, first, second));
    return new DiffTask(first, second, comparison, format);
  }

  private static Side side(String word) {
    return Side.of(word, name -> Files.isRegularFile(java.nio.file.Path.of(name)));
  }

  /** An interface is the scope of its comparison. */
  private static Scope scope(Scope given, Side first, Side second) {
    for (Side side : List.of(first, second)) {
      if (side instanceof Side.Live live && !live.isWhole()) {
        if (!given.paths().isEmpty()) {
          throw new IllegalArgumentException(
              live.label() + " is a whole path: leave out --path, or name the device alone");
        }
        return new Scope(List.of(live.below()));
      }
    }
    return given;
  }

  private Set<LeafKind> kinds() {
    return switch (type) {
      case ALL -> EnumSet.allOf(LeafKind.class);
      case CONFIG -> EnumSet.of(LeafKind.CONFIG);
      case STATE -> EnumSet.of(LeafKind.APPLIED, LeafKind.OPERATIONAL);
      case OPERATIONAL -> EnumSet.of(LeafKind.OPERATIONAL);
    };
  }
}
