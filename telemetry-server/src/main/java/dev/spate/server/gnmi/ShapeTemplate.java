package dev.spate.server.gnmi;

import dev.spate.path.Path;
import dev.spate.schema.LeafType;
import dev.spate.store.Shape;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that stay the same in all messages of one shape's groups: each leaf's path, and the names that its type gives to
 * numbers. Immutable; safe to share.
 */
final class ShapeTemplate {

  private final Leaf[] leaves;

  ShapeTemplate(Shape shape) {
    leaves = new Leaf[shape.size()];
    for (int i = 0; i < leaves.length; i++) {
      leaves[i] = new Leaf(shape.leaf(i));
    }
  }

  Leaf leaf(int index) {
    return leaves[index];
  }

  /** One leaf of the shape. */
  static final class Leaf {

    /** The leaf's type, or that of its entries. */
    final LeafType type;

    final LeafType.Base base;
    final boolean leafList;

    /** The path relative to the container, behind its length but without a tag: that of an update or of a delete. */
    final byte[] path;

    /** An enumeration's or identity's names by stored value, in UTF-8. */
    final byte[][] names;

    Leaf(Shape.Leaf leaf) {
      type = leaf.info().type();
      base = type.base();
      leafList = leaf.info().leafList();
      path = path(leaf.name());
      names = names(type);
    }

    private static byte[] path(String name) {
      ReverseWriter out = new ReverseWriter();
      out.path(Path.ROOT.child(name));
      out.varint(out.written());
      return out.toByteArray();
    }

    private static byte[][] names(LeafType type) {
      return type.names().stream()
          .map(name -> name.getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);
    }
  }
}
