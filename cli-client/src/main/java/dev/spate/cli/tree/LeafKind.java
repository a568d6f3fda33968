package dev.spate.cli.tree;

import dev.spate.path.Path;
import dev.spate.schema.SchemaNode;
import org.jspecify.annotations.Nullable;

/** What a leaf tells, as OpenConfig's style guide parts them; gNMI's STATE is both kinds that are not config. */
public enum LeafKind {
  /** What is configured. */
  CONFIG,
  /** What the device made of a configured value: state with a counterpart in config. */
  APPLIED,
  /** What only the device knows, such as counters. */
  OPERATIONAL;

  private static final String CONFIG_CONTAINER = "config";

  /** Of a leaf that no table knows, its path alone decides: one below a container {@code config} is config. */
  public static LeafKind of(Path path, @Nullable SchemaNode node) {
    if (node != null && node.isLeaf()) {
      return of(node);
    }
    return path.names().contains(CONFIG_CONTAINER) ? CONFIG : OPERATIONAL;
  }

  static LeafKind of(SchemaNode leaf) {
    if (leaf.leaf().writable()) {
      return CONFIG;
    }
    return leaf.leaf().hasConfigCounterpart() ? APPLIED : OPERATIONAL;
  }
}
