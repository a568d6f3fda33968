package dev.spate.query;

import dev.spate.store.Shape;

/** The halves into which TARGET_DEFINED parts what it matches, by how a target had best send it (rule S21). */
public enum LeafClass {
  ANY,

  /** Events and settings: sent when they change. */
  ON_CHANGE,

  /** Quantities that always move: sent at an interval. */
  SAMPLED;

  boolean includes(Shape.Leaf leaf) {
    return switch (this) {
      case ANY -> true;
      case ON_CHANGE -> leaf.onChangeByDefault();
      case SAMPLED -> !leaf.onChangeByDefault();
    };
  }
}
