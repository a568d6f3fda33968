package dev.spate.json;

import dev.spate.json.PayloadException.Kind;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.schema.Suggestions;
import dev.spate.value.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types what a client wants to set: a JSON value at a path becomes the leaves below that path, checked against the schema. Safe
 * for any thread.
 *
 * <p>Both ways of writing JSON are understood, whichever encoding was named: names plain or qualified with their module, numbers of
 * 64 bits bare or in quotes, identities with or without module.
 */
public final class TreeReader {

  private final Schema schema;
  private final Map<Path, Value> leaves = new LinkedHashMap<>();

  private TreeReader(Schema schema) {
    this.schema = schema;
  }

  /**
   * The leaves of a JSON value, by their absolute paths in the order of the text.
   *
   * @param base where it is to be set: a container, a list entry with all its keys, a leaf, or a list without keys, which takes
   *     an array of entries
   * @param json as {@link JsonReader#parse} gives it
   * @throws PayloadException if the base is not in the schema (NOT_FOUND), is partial or has wildcards, or the value has
   *     unknown names, wrong types, values out of range, nulls, missing or contradicting keys, or read-only leaves (all
   *     INVALID_ARGUMENT)
   */
  public static Map<Path, Value> leaves(Schema schema, Path base, Object json) {
    TreeReader reader = new TreeReader(schema);
    reader.readAtBase(base.unqualified(), json);
    return reader.leaves;
  }

  /**
   * The typed value of one leaf or leaf-list, from the scalar or list that gNMI's PROTO encoding carries.
   *
   * @throws PayloadException as {@link #leaves}
   */
  public static Value leaf(Schema schema, Path leaf, Value untyped) {
    Map<Path, Value> leaves = leaves(schema, leaf, LeafReader.toJson(untyped));
    if (leaves.isEmpty()) {
      throw invalid(leaf, "a list of entries takes JSON");
    }
    return leaves.values().iterator().next();
  }

  private void readAtBase(Path base, Object json) {
    SchemaNode node = schema
        .root(base.origin())
        .orElseThrow(() -> notFound(
            base, "unknown origin \"" + base.origin() + '"', base.origin(), schema.origins()));
    Path path = Path.root(base.origin());
    for (int i = 0; i < base.size(); i++) {
      PathElem elem = base.elems().get(i);
      if (elem.hasWildcard()) {
        throw invalid(base, "\"" + elem + "\" is a wildcard, which only a delete may have");
      }
      SchemaNode child = node.child(elem.name());
      if (child == null) {
        throw notFound(
            base, "unknown name \"" + elem.name() + "\" below " + node, elem.name(), names(node));
      }
      node = child;
      boolean wholeList =
          node.isList() && elem.keys().isEmpty() && i == base.size() - 1 && json instanceof List;
      if (wholeList) {
        requireWritable(node, base);
        readEntries(node, path, json);
        return;
      }
      path = path.child(new PathElem(elem.name(), canonicalKeys(base, elem, node)));
    }
    read(node, path, json);
  }

  /** The keys of an element of the base, in the form in which the store's paths have them. */
  private static Map<String, String> canonicalKeys(Path base, PathElem elem, SchemaNode node) {
    if (!Set.copyOf(node.keys()).equals(elem.keys().keySet())) {
      String wanted =
          node.keys().isEmpty() ? "no keys" : "the keys " + String.join(", ", node.keys());
      throw invalid(base, "\"" + elem + "\" should have " + wanted);
    }
    Map<String, String> canonical = new LinkedHashMap<>();
    elem.keys().forEach((name, text) -> {
      SchemaNode key = node.child(name);
      canonical.put(name, key == null ? text : keyText(base, key, text));
    });
    return canonical;
  }

  private static String keyText(Path base, SchemaNode key, String text) {
    try {
      return LeafReader.readText(key.leaf().type(), text).text();
    } catch (IllegalArgumentException e) {
      throw invalid(base, "key \"" + key.name() + "\": " + e.getMessage());
    }
  }

  private void read(SchemaNode node, Path path, Object json) {
    requireWritable(node, path);
    if (node.isLeaf()) {
      Value value = value(node, path, json);
      requireKey(node, path, value);
      leaves.put(path, value);
    } else {
      readObject(node, path, json);
    }
  }

  private void readObject(SchemaNode node, Path path, Object json) {
    if (!(json instanceof Map<?, ?> members)) {
      throw invalid(path, LeafReader.describe(json) + " is not allowed: should be an object");
    }
    if (node.isList() && members.isEmpty()) {
      throw invalid(path, "{} is not allowed for a list entry; give its leaves, or delete it");
    }
    Set<SchemaNode> seen = new HashSet<>();
    members.forEach((name, value) -> {
      SchemaNode child = child(node, path, String.valueOf(name));
      if (!seen.add(child)) {
        throw invalid(path, "\"" + child.name() + "\" comes twice, with and without its module");
      }
      if (child.isList()) {
        requireWritable(child, path.child(child.name()));
        readEntries(child, path, value);
      } else {
        read(child, path.child(child.name()), value);
      }
    });
  }

  private void readEntries(SchemaNode list, Path parent, Object json) {
    Path here = parent.child(list.name());
    if (!(json instanceof List<?> entries)) {
      throw invalid(
          here, LeafReader.describe(json) + " is not allowed: should be an array of entries");
    }
    Set<PathElem> seen = new HashSet<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> members)) {
        throw invalid(here, LeafReader.describe(entry) + " is not allowed: should be an object");
      }
      Map<String, String> keys = new LinkedHashMap<>();
      for (String key : list.keys()) {
        SchemaNode leaf = child(list, here, key);
        Object value = member(members, leaf);
        if (value == null) {
          throw invalid(here, "an entry lacks its key \"" + key + '"');
        }
        keys.put(key, value(leaf, here.child(key), value).text());
      }
      PathElem elem = new PathElem(list.name(), keys);
      if (!seen.add(elem)) {
        throw invalid(here, "the entry \"" + elem + "\" comes twice");
      }
      readObject(list, parent.child(elem), entry);
    }
  }

  private static @Nullable Object member(Map<?, ?> members, SchemaNode node) {
    Object plain = members.get(node.name());
    return plain == null ? members.get(node.module() + ':' + node.name()) : plain;
  }

  private static SchemaNode child(SchemaNode node, Path path, String name) {
    int colon = name.indexOf(':');
    SchemaNode child = node.child(name.substring(colon + 1));
    if (child == null) {
      throw invalid(
          path, "unknown name \"" + name + '"' + Suggestions.didYouMean(name, names(node)));
    }
    if (colon >= 0 && !child.module().equals(name.substring(0, colon))) {
      throw invalid(
          path,
          "unknown name \"" + name + "\"; did you mean " + child.module() + ':' + child.name()
              + '?');
    }
    return child;
  }

  private static Value value(SchemaNode leaf, Path path, Object json) {
    if (json == JsonNull.NULL) {
      throw invalid(path, "null is not a value; delete the leaf instead");
    }
    try {
      return LeafReader.read(leaf.leaf(), json);
    } catch (IllegalArgumentException e) {
      throw invalid(path, e.getMessage());
    }
  }

  /**
   * Refuses a key leaf that contradicts the path. OpenConfig keeps a key twice: in the entry, and as the leaf of the same name in
   * the entry's {@code config}, which the first refers to.
   */
  private static void requireKey(SchemaNode leaf, Path path, Value value) {
    SchemaNode above = leaf.parent();
    int up = 2;
    if (above != null && !above.isList() && above.name().equals("config")) {
      above = above.parent();
      up = 3;
    }
    if (above == null || !above.keys().contains(leaf.name())) {
      return;
    }
    String key = path.elems().get(path.size() - up).keys().get(leaf.name());
    if (!value.text().equals(key)) {
      throw invalid(
          path, "\"" + value.text() + "\" contradicts the key \"" + key + "\" of the path");
    }
  }

  private static void requireWritable(SchemaNode node, Path path) {
    if (!node.isConfig()) {
      throw invalid(path, "is read-only");
    }
  }

  private static Set<String> names(SchemaNode node) {
    Set<String> names = new HashSet<>();
    node.children().forEach(child -> names.add(child.name()));
    return names;
  }

  private static PayloadException invalid(Path path, @Nullable String problem) {
    return new PayloadException(Kind.INVALID_ARGUMENT, path, String.valueOf(problem));
  }

  private static PayloadException notFound(
      Path path, String problem, String unknown, Set<String> known) {
    return new PayloadException(
        Kind.NOT_FOUND, path, problem + Suggestions.didYouMean(unknown, known));
  }
}
