package dev.spate.cli.tree;

import dev.spate.cli.format.TextTable;
import dev.spate.path.Path;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.SchemaNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of a tree for people: a line a leaf with its whole path, or the tree as RFC 8340 draws it. */
public final class PathsText {

  private static final String UNKNOWN = "?";

  private final PathTree tree;
  private final boolean withLeaves;
  private final boolean withDescriptions;

  /**
   * For one tree.
   *
   * @param withLeaves whether leaves were counted
   * @param withDescriptions whether each leaf is described in its last column
   */
  public PathsText(PathTree tree, boolean withLeaves, boolean withDescriptions) {
    this.tree = tree;
    this.withLeaves = withLeaves;
    this.withDescriptions = withDescriptions;
  }

  /** One line a leaf, its path first, which can be pasted into any other command. */
  public String flat() {
    TextTable table = table("PATH", "ACCESS", "MODE");
    for (PathTree.Entry leaf : tree.leaves()) {
      PathNode node = leaf.node();
      table.row(cells(node, typeOf(node), leaf.path().toString(), access(node), mode(node)));
    }
    return table.toString();
  }

  /** The tree, with the entries that its lists have. */
  public String tree() {
    TextTable table = table("TREE", "MODE");
    tree.roots().forEach((origin, root) -> {
      table.row(Path.root(origin).toString());
      draw(root, "", table);
    });
    return table.toString();
  }

  private void draw(PathNode parent, String indent, TextTable table) {
    Iterator<PathNode> children = parent.children().iterator();
    while (children.hasNext()) {
      PathNode node = children.next();
      String drawn = indent + "+--" + access(node) + " " + name(node);
      if (node.isLeaf()) {
        table.row(cells(node, typeOf(node), drawn, mode(node)));
      } else {
        table.row(cells(node, node.entriesText(), drawn, ""));
      }
      draw(node, indent + (children.hasNext() ? "|  " : "   "), table);
    }
  }

  private TextTable table(String... first) {
    List<String> headings = new ArrayList<>(List.of(first));
    headings.add("TYPE");
    headings.add("UNIT");
    if (withLeaves) {
      headings.add("LEAVES");
    }
    if (withDescriptions) {
      headings.add("DESCRIPTION");
    }
    TextTable table = new TextTable(headings.toArray(String[]::new));
    return withLeaves ? table.alignRight(first.length + 2) : table;
  }

  private String[] cells(PathNode node, String type, String... first) {
    List<String> cells = new ArrayList<>(List.of(first));
    LeafInfo info = node.info();
    cells.add(type);
    cells.add(info == null ? "" : info.unit());
    if (withLeaves) {
      cells.add(node.isLeaf() ? Long.toString(node.leaves()) : "");
    }
    if (withDescriptions) {
      cells.add(info == null ? "" : info.description());
    }
    return cells.toArray(String[]::new);
  }

  /** As RFC 8340 section 2.6 writes it: a list and a leaf-list with a star, and a list's keys. */
  private static String name(PathNode node) {
    LeafInfo info = node.info();
    if (info != null) {
      return info.leafList() ? node.name() + "*" : node.name();
    }
    return node.keyNames().isEmpty() ? node.name() : node.name() + "* " + node.keyNames();
  }

  private static String access(PathNode node) {
    SchemaNode known = node.schema();
    return known == null ? UNKNOWN + UNKNOWN : known.isConfig() ? "rw" : "ro";
  }

  private static String mode(PathNode node) {
    return mode(node.info());
  }

  static String mode(@Nullable LeafInfo info) {
    if (info == null) {
      return UNKNOWN;
    }
    return info.onChangeByDefault() ? "on-change" : "sample";
  }

  private static String typeOf(PathNode node) {
    LeafInfo info = node.info();
    return info == null ? node.valueType() : LeafTypes.text(info);
  }
}
