package dev.spate.query;

import dev.spate.store.Shape;
import java.util.Set;

/**
 * Which of the leaves at or below a path a read means.
 *
 * @param type config, state or both
 * @param depth levels below the node that the path matches, 1 being its own leaves (rule E3); 0 means all
 * @param models only leaves of these modules (rule G13); empty means all
 * @param leafClass the half of TARGET_DEFINED, or both
 */
public record LeafFilter(DataType type, int depth, Set<String> models, LeafClass leafClass) {

  /** Every leaf. */
  public static final LeafFilter ALL = new LeafFilter(DataType.ALL, 0, Set.of(), LeafClass.ANY);

  public LeafFilter {
    if (depth < 0) {
      throw new IllegalArgumentException("depth " + depth + " is negative; 0 means all levels");
    }
    models = Set.copyOf(models);
  }

  public LeafFilter withLeafClass(LeafClass newClass) {
    return new LeafFilter(type, depth, models, newClass);
  }

  /** The set of a shape's leaves that pass, wherever they are: all but depth. */
  long mask(Shape shape) {
    if (type == DataType.ALL && leafClass == LeafClass.ANY && models.isEmpty()) {
      return shape.all();
    }
    long mask = 0;
    for (int i = 0; i < shape.size(); i++) {
      if (includes(shape.leaf(i))) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  private boolean includes(Shape.Leaf leaf) {
    return type.includes(leaf)
        && leafClass.includes(leaf)
        && (models.isEmpty() || models.contains(leaf.module()));
  }
}
