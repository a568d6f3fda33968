package dev.spate.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table line by line into the tree of its origin. The format is described where it is written, in {@code
 * telemetry-store/schema/tables.py}. One use, one thread.
 */
final class TableReader {
  private static final List<String> LEAF_FLAGS =
      List.of("leaf-list", "counter", "gauge", "on-change", "counterpart");

  private final Map<String, SchemaNode> roots;
  private final List<Model> models;
  private final TypeReader types = new TypeReader();
  private final Map<String, SchemaNode> inner = new HashMap<>();
  private @Nullable SchemaNode root;

  /** Adds what it reads to the roots by origin, and to the models. */
  TableReader(Map<String, SchemaNode> roots, List<Model> models) {
    this.roots = roots;
    this.models = models;
  }

  /**
   * Reads a table.
   *
   * @param name for messages
   * @throws IllegalArgumentException names table, line and what is wrong with it
   */
  void read(String name, String table) {
    int number = 1;
    for (int start = 0; start < table.length(); number++) {
      int end = table.indexOf('\n', start);
      end = end < 0 ? table.length() : end;
      try {
        readLine(table.substring(start, end));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "schema table " + name + ", line " + number + ": " + e.getMessage(), e);
      }
      start = end + 1;
    }
  }

  private void readLine(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Words words = new Words(line);
    String first = words.next("a keyword");
    switch (first) {
      case "origin" ->
        root = roots.computeIfAbsent(words.next("an origin"), o -> SchemaNode.newRoot());
      case "model" -> {
        String name = words.next("a module");
        String version = words.next("a version");
        models.add(new Model(name, words.rest(), version));
      }
      case "type" -> types.addTypedef(words.next("a name"), words.next("a type"));
      case "identity" -> {
        String base = words.next("a base");
        types.addBase(base);
        if (words.hasNext()) {
          types.addIdentity(base, words.next("an identity"));
        }
      }
      case "rw" -> readNode(words, true);
      case "ro" -> readNode(words, false);
      default ->
        throw new IllegalArgumentException(
            "\"" + first + "\" is not origin, model, type, identity, rw or ro");
    }
  }

  private void readNode(Words words, boolean config) {
    String path = words.next("a path");
    String type = words.next("container, list or a type");
    int slash = path.lastIndexOf('/');
    SchemaNode parent = slash == 0 ? root : slash < 0 ? null : inner.get(path.substring(0, slash));
    if (parent == null) {
      throw new IllegalArgumentException("the parent of " + path + " does not stand before it");
    }
    String name = path.substring(slash + 1);
    if (type.equals("container")) {
      inner.put(path, readInner(words, config, parent, name, NodeKind.CONTAINER));
    } else if (type.equals("list")) {
      inner.put(path, readInner(words, config, parent, name, NodeKind.LIST));
    } else {
      readLeaf(words, config, parent, name, types.read(type));
    }
  }

  private static SchemaNode readInner(
      Words words, boolean config, SchemaNode parent, String name, NodeKind kind) {
    String module = parent.module();
    List<String> keys = List.of();
    boolean atomic = false;
    while (words.hasNext()) {
      String word = words.next("a word");
      if (word.startsWith("in=")) {
        module = word.substring(3);
      } else if (word.startsWith("key=")) {
        keys = List.of(word.substring(4).split(",", -1));
      } else if (word.equals("atomic")) {
        atomic = true;
      } else {
        throw unknown(word);
      }
    }
    return parent.addInner(name, module, kind, config, keys, atomic);
  }

  private static void readLeaf(
      Words words, boolean config, SchemaNode parent, String name, LeafType type) {
    String module = parent.module();
    String unit = "";
    String defaultValue = null;
    String description = "";
    List<String> flags = new ArrayList<>();
    while (words.hasNext()) {
      String word = words.next("a word");
      if (word.equals("|")) {
        description = words.rest();
      } else if (word.startsWith("in=")) {
        module = word.substring(3);
      } else if (word.startsWith("unit=")) {
        unit = Quoted.unquote(word.substring(5));
      } else if (word.startsWith("default=")) {
        defaultValue = Quoted.unquote(word.substring(8));
      } else if (LEAF_FLAGS.contains(word)) {
        flags.add(word);
      } else {
        throw unknown(word);
      }
    }
    LeafInfo info = new LeafInfo(
        type,
        flags.contains("leaf-list"),
        flags.contains("counter"),
        flags.contains("gauge"),
        unit,
        defaultValue,
        flags.contains("on-change"),
        flags.contains("counterpart"),
        description,
        config);
    parent.addLeaf(name, module, info);
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException("unknown word \"" + word + "\"");
  }
}
