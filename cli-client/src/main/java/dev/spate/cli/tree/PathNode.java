package dev.spate.cli.tree;

import dev.spate.path.PathElem;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.SchemaNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One node of a {@link PathTree}: all entries of a list are one node, which knows their keys. Not thread-safe. */
final class PathNode {

  private static final int MAX_ENTRIES_NAMED = 3;

  private final String name;
  private final @Nullable SchemaNode schema;
  private final Map<String, PathNode> children = new TreeMap<>();
  private final NavigableSet<PathElem> entries = new TreeSet<>();
  private String valueType = "";
  private long leaves;

  /** A node that the schema knows, or else null. */
  PathNode(String name, @Nullable SchemaNode schema) {
    this.name = name;
    this.schema = schema;
  }

  /** The child of that name, which is made where it was not yet. */
  PathNode child(String childName) {
    return children.computeIfAbsent(
        childName, made -> new PathNode(made, schema == null ? null : schema.child(made)));
  }

  /** The child that an element of a path leads to. */
  PathNode child(PathElem elem) {
    PathNode child = child(elem.name());
    if (!elem.keys().isEmpty()) {
      child.entries.add(elem);
    }
    return child;
  }

  /** Counts a leaf that is here, with this value. */
  void countLeaf(Object value) {
    leaves++;
    String type = LeafTypes.name(value);
    valueType = valueType.isEmpty() || valueType.equals(type) ? type : "union";
  }

  /** Those that the schema knows in its order, then the others by name. */
  List<PathNode> children() {
    List<PathNode> ordered = new ArrayList<>();
    if (schema != null) {
      for (SchemaNode known : schema.children()) {
        PathNode child = children.get(known.name());
        if (child != null) {
          ordered.add(child);
        }
      }
    }
    children.values().stream().filter(child -> child.schema == null).forEach(ordered::add);
    return ordered;
  }

  /** As an element of a path to all entries: {@code interface[name=*]}. */
  PathElem elem() {
    Map<String, String> keys = new LinkedHashMap<>();
    keyNames().forEach(key -> keys.put(key, PathElem.ANY));
    return new PathElem(name, keys);
  }

  List<String> keyNames() {
    if (schema != null) {
      return schema.keys();
    }
    return entries.isEmpty() ? List.of() : List.copyOf(entries.first().keys().keySet());
  }

  /** {@code 4 entries: eth0, eth1, eth2, …}; empty where none was seen. */
  String entriesText() {
    if (entries.isEmpty()) {
      return "";
    }
    String count = entries.size() + (entries.size() == 1 ? " entry: " : " entries: ");
    List<String> names = new ArrayList<>(entries.stream()
        .limit(MAX_ENTRIES_NAMED)
        .map(entry -> String.join(" ", entry.keys().values()))
        .toList());
    if (entries.size() > MAX_ENTRIES_NAMED) {
      names.add("…");
    }
    return count + String.join(", ", names);
  }

  String name() {
    return name;
  }

  boolean isLeaf() {
    return leaves > 0 || info() != null;
  }

  /** What the schema says of the leaf; null where it knows none here. */
  @Nullable
  LeafInfo info() {
    return schema != null && schema.isLeaf() ? schema.leaf() : null;
  }

  /** Null where no table knows it. */
  @Nullable
  SchemaNode schema() {
    return schema;
  }

  /** Of the values that came; empty where none did. */
  String valueType() {
    return valueType;
  }

  /** How many leaves came that are this one: of each entry, and of each target. */
  long leaves() {
    return leaves;
  }
}
