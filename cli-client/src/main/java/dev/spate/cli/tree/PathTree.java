package dev.spate.cli.tree;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which paths there are, of the targets whose leaves were added or in the schema itself: one tree an origin, in which the entries of
 * a list are one node. Its size is that of the models, however many leaves are added; only the keys of lists are kept beside.
 * Not thread-safe.
 */
public final class PathTree {

  /**
   * A leaf with the path that all of its kind have.
   *
   * @param path with {@code *} for each key
   */
  record Entry(Path path, PathNode node) {}

  private final Schema schema;
  private final Set<LeafKind> kinds;
  private final Map<String, PathNode> roots = new TreeMap<>();

  /** Empty, and to hold leaves of these kinds alone. */
  public PathTree(Schema schema, Set<LeafKind> kinds) {
    this.schema = schema;
    this.kinds = EnumSet.copyOf(kinds);
  }

  /** Adds a leaf that a target has. */
  public void add(LeafValue leaf) {
    Path path = leaf.path();
    SchemaNode known = schema.find(path.origin(), path.names()).orElse(null);
    if (kinds.contains(LeafKind.of(path, known))) {
      PathNode node = root(path.origin());
      for (PathElem elem : path.elems()) {
        node = node.child(elem);
      }
      node.countLeaf(leaf.value());
    }
  }

  /** Adds all that the schema knows. */
  public void addKnown() {
    schema.origins().forEach(origin -> addKnown(Path.root(origin)));
  }

  /**
   * Adds every leaf that the schema knows at or below a path, whose keys mean nothing here.
   *
   * @throws IllegalArgumentException if it knows no such path; the message says which part of it, and what is near
   */
  public void addKnown(Path path) {
    String origin = Path.root(schema.originOf(path.origin())).origin();
    List<String> names = path.unqualified().names();
    List<SchemaNode> matched = schema.match(origin, names);
    if (matched.isEmpty()) {
      throw new IllegalArgumentException(path + ": " + schema.explainUnknown(origin, names));
    }
    matched.forEach(node -> addKnown(origin, node));
  }

  private void addKnown(String origin, SchemaNode node) {
    if (!node.isLeaf()) {
      node.children().forEach(child -> addKnown(origin, child));
    } else if (kinds.contains(LeafKind.of(node))) {
      nodeOf(origin, node);
    }
  }

  private PathNode nodeOf(String origin, SchemaNode known) {
    SchemaNode parent = known.parent();
    return parent == null ? root(origin) : nodeOf(origin, parent).child(known.name());
  }

  private PathNode root(String origin) {
    return roots.computeIfAbsent(
        origin, made -> new PathNode("", schema.root(made).orElse(null)));
  }

  /** By origin, OpenConfig's first. */
  Map<String, PathNode> roots() {
    return roots;
  }

  /** In the order of the tree. */
  List<Entry> leaves() {
    List<Entry> found = new ArrayList<>();
    roots.forEach((origin, root) -> addLeaves(Path.root(origin), root, found));
    return found;
  }

  private static void addLeaves(Path path, PathNode node, List<Entry> into) {
    if (node.isLeaf()) {
      into.add(new Entry(path, node));
    }
    node.children().forEach(child -> addLeaves(path.child(child.elem()), child, into));
  }

  public boolean isEmpty() {
    return roots.isEmpty();
  }

  /** How many paths to leaves no table knows, so that their type is that of their values. */
  public long unknown() {
    return leaves().stream().filter(leaf -> leaf.node().info() == null).count();
  }
}
