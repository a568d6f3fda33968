package dev.spate.cli;

import dev.spate.cli.format.PrettyJson;
import dev.spate.cli.tree.LeafKind;
import dev.spate.cli.tree.PathTree;
import dev.spate.cli.tree.PathsJson;
import dev.spate.cli.tree.PathsText;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which paths there are. */
@Command(
    name = "paths",
    aliases = "path",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Show the paths to all leaves that a target has, with their types and units.",
      "ACCESS is rw for what Set may change, ro for the rest; MODE is how a target-defined",
      "subscription sends the leaf; LEAVES is how many there are, over all entries and targets.",
      "What no table of ours knows has the type of its values, and ? for the rest."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} paths --target router1",
      "  ${ROOT-COMMAND-NAME} paths --target router1 --format tree /system",
      "  ${ROOT-COMMAND-NAME} paths --config-only router1:eth0        what can be set of an interface",
      "  ${ROOT-COMMAND-NAME} paths --schema --descr /lldp            all that could be, without a server"
    })
final class PathsCommand extends TargetCommand {

  @Mixin
  PathOptions paths = new PathOptions();

  @Option(
      names = "--schema",
      fallbackValue = "true",
      description = "Show all that the schema tables know, and ask no server.")
  boolean schemaAlone;

  @Option(names = "--config-only", fallbackValue = "true", description = "Configuration alone.")
  boolean configOnly;

  @Option(names = "--state-only", fallbackValue = "true", description = "State alone.")
  boolean stateOnly;

  @Option(
      names = "--descr",
      fallbackValue = "true",
      description = "Describe each leaf, in the words of its model.")
  boolean descriptions;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "flat",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). flat is one line a leaf, tree the tree as RFC 8340 draws"
              + " it, json all that is known of each leaf.")
  PathsFormat format = PathsFormat.FLAT;

  @Override
  Task task() {
    if (configOnly && stateOnly) {
      throw new IllegalArgumentException(
          "--config-only and --state-only leave nothing over; give one of them");
    }
    Selection selection = paths.selection();
    if (schemaAlone) {
      String listing = text(known(selection), false);
      return (environment, options, out, err) -> {
        out.print(listing);
        return ExitCodes.OK;
      };
    }
    Rpc rpc = new PathsRpc(selection, kinds(), tree -> text(tree, true));
    return (environment, options, out, err) -> Connection.run(rpc, environment, options, out, err);
  }

  private PathTree known(Selection selection) {
    if (!selection.target().isEmpty()) {
      throw new IllegalArgumentException("--schema is about no device; leave out \""
          + selection.target() + "\", or leave out --schema to see what it has");
    }
    PathTree tree = new PathTree(Schema.bundled(), kinds());
    if (paths.isEmpty()) {
      tree.addKnown();
    } else if (selection.paths().isEmpty()) {
      tree.addKnown(selection.prefix());
    }
    for (Path path : selection.paths()) {
      Path absolute = selection.prefix().append(path);
      tree.addKnown(path.origin().isEmpty() ? absolute : absolute.withOrigin(path.origin()));
    }
    return tree;
  }

  private Set<LeafKind> kinds() {
    if (configOnly) {
      return EnumSet.of(LeafKind.CONFIG);
    }
    return stateOnly
        ? EnumSet.complementOf(EnumSet.of(LeafKind.CONFIG))
        : EnumSet.allOf(LeafKind.class);
  }

  private String text(PathTree tree, boolean withLeaves) {
    return switch (format) {
      case FLAT -> new PathsText(tree, withLeaves, descriptions).flat();
      case TREE -> new PathsText(tree, withLeaves, descriptions).tree();
      case JSON -> PrettyJson.text(PathsJson.of(tree));
    };
  }
}
