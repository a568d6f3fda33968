package dev.spate.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container, list, leaf or leaf-list of the schema, with what is below it; the root of an origin is a container without a
 * name. Does not change once the schema is read; safe to share.
 */
public final class SchemaNode {
  private final @Nullable SchemaNode parent;
  private final String name;
  private final String module;
  private final NodeKind kind;
  private final boolean config;
  private final List<String> keys;
  private final boolean atomic;
  private final @Nullable LeafInfo leaf;
  private final Map<String, SchemaNode> children;

  private SchemaNode(
      @Nullable SchemaNode parent,
      String name,
      String module,
      NodeKind kind,
      boolean config,
      List<String> keys,
      boolean atomic,
      @Nullable LeafInfo leaf) {
    this.parent = parent;
    this.name = name;
    this.module = module;
    this.kind = kind;
    this.config = config;
    this.keys = keys;
    this.atomic = atomic;
    this.leaf = leaf;
    this.children = leaf == null ? new LinkedHashMap<>() : Map.of();
  }

  static SchemaNode newRoot() {
    return new SchemaNode(null, "", "", NodeKind.CONTAINER, true, List.of(), false, null);
  }

  SchemaNode addInner(
      String name,
      String module,
      NodeKind kind,
      boolean config,
      List<String> keys,
      boolean atomic) {
    return add(new SchemaNode(this, name, module, kind, config, keys, atomic, null));
  }

  SchemaNode addLeaf(String name, String module, LeafInfo info) {
    NodeKind kind = info.leafList() ? NodeKind.LEAF_LIST : NodeKind.LEAF;
    return add(new SchemaNode(this, name, module, kind, info.writable(), List.of(), false, info));
  }

  private SchemaNode add(SchemaNode child) {
    if (children.putIfAbsent(child.name, child) != null) {
      throw new IllegalArgumentException(child.path() + " is there already");
    }
    return child;
  }

  /** The name without its module. */
  public String name() {
    return name;
  }

  /** The module whose namespace it has, which RFC 7951 section 4 qualifies its name with. */
  public String module() {
    return module;
  }

  public NodeKind kind() {
    return kind;
  }

  /** Null for a root. */
  public @Nullable SchemaNode parent() {
    return parent;
  }

  /** In the order of the models. */
  public Collection<SchemaNode> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  public @Nullable SchemaNode child(String childName) {
    return children.get(childName);
  }

  /** Names of a list's keys, in the order of the model; empty for any other node. */
  public List<String> keys() {
    return keys;
  }

  /** Whether it is a leaf or a leaf-list. */
  public boolean isLeaf() {
    return leaf != null;
  }

  public boolean isList() {
    return kind == NodeKind.LIST;
  }

  /** Whether it is config true. */
  public boolean isConfig() {
    return config;
  }

  /** Whether all below it is updated as one (oc-ext:telemetry-atomic). */
  public boolean isAtomic() {
    return atomic;
  }

  /**
   * What the leaf or leaf-list is.
   *
   * @throws IllegalStateException if it is neither
   */
  public LeafInfo leaf() {
    if (leaf == null) {
      throw new IllegalStateException(
          path() + " is a " + kind.name().toLowerCase(Locale.ROOT) + ", not a leaf");
    }
    return leaf;
  }

  /** Where it is, without keys: {@code /interfaces/interface/state/mtu}. */
  public String path() {
    if (parent == null) {
      return "/";
    }
    return parent.parent == null ? "/" + name : parent.path() + "/" + name;
  }

  @Override
  public String toString() {
    return path();
  }
}
