package dev.spate.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every known node is, as trees of {@link SchemaNode}s: one a gNMI origin. Paths are lists of names here, without
 * keys and without modules. Immutable; safe to share.
 */
public final class Schema {
  private static final String OPENCONFIG = "openconfig";

  private final Map<String, SchemaNode> roots;
  private final List<Model> models;

  private Schema(Map<String, SchemaNode> roots, List<Model> models) {
    this.roots = Collections.unmodifiableMap(roots);
    this.models = List.copyOf(models);
  }

  /** The tables in our resources, read when they are first asked for. */
  public static Schema bundled() {
    return Bundled.SCHEMA;
  }

  private static final class Bundled {
    static final Schema SCHEMA = read(tables());

    private static Map<String, String> tables() {
      Map<String, String> tables = new LinkedHashMap<>();
      for (String name : resource("tables").lines().toList()) {
        tables.put(name, resource(name));
      }
      return tables;
    }

    private static String resource(String name) {
      try (InputStream in = Schema.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the resource dev/spate/schema/" + name + " is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the resource dev/spate/schema/" + name, e);
      }
    }
  }

  /** Reads tables by name, which only messages use. */
  static Schema read(Map<String, String> tables) {
    Map<String, SchemaNode> roots = new LinkedHashMap<>();
    List<Model> models = new ArrayList<>();
    tables.forEach((name, table) -> new TableReader(roots, models).read(name, table));
    return new Schema(roots, models);
  }

  /** The origins with tables; OpenConfig's is {@code openconfig} here, while paths leave it empty. */
  public Set<String> origins() {
    return roots.keySet();
  }

  /** The modules with leaves of their own. */
  public List<Model> models() {
    return models;
  }

  /** The root of an origin, "" being {@code openconfig}; empty if there is no such origin. */
  public Optional<SchemaNode> root(String origin) {
    return Optional.ofNullable(roots.get(origin.isEmpty() ? OPENCONFIG : origin));
  }

  /**
   * The origin that a client means by a name: the name of an origin, or of a module, which stands for the origin that it has nodes at the
   * root of. A name that is neither is given back.
   */
  public String originOf(String name) {
    if (!roots.containsKey(name)) {
      for (Map.Entry<String, SchemaNode> root : roots.entrySet()) {
        if (root.getValue().children().stream().anyMatch(node -> node.module().equals(name))) {
          return root.getKey();
        }
      }
    }
    return name;
  }

  /** The node at a path without wildcards; the root for no names. */
  public Optional<SchemaNode> find(String origin, List<String> names) {
    SchemaNode node = root(origin).orElse(null);
    for (int i = 0; i < names.size() && node != null; i++) {
      node = node.child(names.get(i));
    }
    return Optional.ofNullable(node);
  }

  /**
   * Every node that can match a path: {@code *} is any name, {@code ...} any number of names or none. Each once, in an order
   * that is always the same.
   */
  public List<SchemaNode> match(String origin, List<String> names) {
    Set<SchemaNode> matched = start(origin);
    for (String name : names) {
      matched = step(matched, name);
    }
    return List.copyOf(matched);
  }

  /**
   * Why a path matches nothing, for error messages: the origin or name that is not known, and the known ones that are
   * nearest to it.
   *
   * @throws IllegalArgumentException if the path matches something
   */
  public String explainUnknown(String origin, List<String> names) {
    Set<SchemaNode> matched = start(origin);
    if (matched.isEmpty()) {
      return "unknown origin \"" + origin + "\"" + Suggestions.didYouMean(origin, origins());
    }
    for (String name : names) {
      Set<SchemaNode> next = step(matched, name);
      if (next.isEmpty()) {
        Set<String> known = new LinkedHashSet<>();
        matched.forEach(node -> node.children().forEach(child -> known.add(child.name())));
        String where = matched.size() == 1 ? " below " + matched.iterator().next() : "";
        return "unknown name \"" + name + "\"" + where + Suggestions.didYouMean(name, known);
      }
      matched = next;
    }
    throw new IllegalArgumentException(String.join("/", names) + " is known");
  }

  private Set<SchemaNode> start(String origin) {
    return root(origin).map(Set::of).orElseGet(Set::of);
  }

  /** The nodes that one more name of a path leads to. */
  private static Set<SchemaNode> step(Set<SchemaNode> from, String name) {
    Set<SchemaNode> to = new LinkedHashSet<>();
    for (SchemaNode node : from) {
      switch (name) {
        case "*" -> to.addAll(node.children());
        case "..." -> addTree(node, to);
        default -> {
          SchemaNode child = node.child(name);
          if (child != null) {
            to.add(child);
          }
        }
      }
    }
    return to;
  }

  /** Adds a node and all below it. */
  private static void addTree(SchemaNode node, Set<SchemaNode> to) {
    if (to.add(node)) {
      node.children().forEach(child -> addTree(child, to));
    }
  }
}
