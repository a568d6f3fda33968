package dev.spate.cli;

import dev.spate.cli.tree.LeafKind;
import dev.spate.cli.tree.LeafReader;
import dev.spate.cli.tree.PathTree;
import dev.spate.schema.Schema;
import java.util.Set;
import java.util.function.Function;

/** Reads all values below some paths, and prints which paths they have. */
final class PathsRpc implements Rpc {

  private final Selection selection;
  private final Set<LeafKind> kinds;
  private final Function<PathTree, String> printer;

  PathsRpc(Selection selection, Set<LeafKind> kinds, Function<PathTree, String> printer) {
    this.selection = selection;
    this.kinds = kinds;
    this.printer = printer;
  }

  @Override
  public void run(Connection connection, Output out) {
    Schema schema = Schema.bundled();
    Abilities target = Abilities.ask(connection);
    PathTree tree = new PathTree(schema, kinds);
    LeafReader reader = new LeafReader(schema, tree::add);
    Once.read(connection, target.orEverything(selection, schema), target.encoding(), reader::read);
    out.print(printer.apply(tree));
    if (tree.isEmpty()) {
      connection.tell("there are no values below these paths");
    } else if (tree.unknown() > 0) {
      connection.tell(tree.unknown()
          + " of these paths are in no schema table: their types are those of their values");
    }
  }
}
