package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.SchemaNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes each shape once. Safe to share among threads. */
final class Shapes {

  private final Map<List<Shape.Leaf>, Shape> shapes = new ConcurrentHashMap<>();
  private final Map<ContainerLeaves, Shape> byNames = new ConcurrentHashMap<>();

  /** A container of the schema and some of its leaves, as a source names them. */
  private record ContainerLeaves(SchemaNode container, List<String> leaves) {}

  /**
   * The shape of leaves that the schema knows.
   *
   * @param node the container's; null if the schema does not know it
   */
  Shape of(Path container, @Nullable SchemaNode node, List<String> leaves) {
    if (node == null || node.isLeaf()) {
      throw new IllegalArgumentException("the schema has no container \"" + container + '"');
    }
    return byNames.computeIfAbsent(
        new ContainerLeaves(node, List.copyOf(leaves)), key -> intern(typed(container, key)));
  }

  Shape of(Map<String, LeafInfo> leaves) {
    return intern(leaves.entrySet().stream()
        .map(leaf -> new Shape.Leaf(leaf.getKey(), "", leaf.getValue()))
        .toList());
  }

  /** The one shape of these leaves. */
  Shape intern(List<Shape.Leaf> leaves) {
    return shapes.computeIfAbsent(leaves, Shape::new);
  }

  private static List<Shape.Leaf> typed(Path container, ContainerLeaves names) {
    List<Shape.Leaf> leaves = new ArrayList<>();
    for (String name : names.leaves()) {
      SchemaNode leaf = names.container().child(name);
      if (leaf == null || !leaf.isLeaf()) {
        throw new IllegalArgumentException(
            "the schema has no leaf \"" + name + "\" in \"" + container + '"');
      }
      leaves.add(new Shape.Leaf(name, leaf.module(), leaf.leaf()));
    }
    return leaves;
  }
}
