package dev.spate.query;

import dev.spate.store.Shape;

/** Which leaves a read means by what they are: gNMI's {@code GetRequest.DataType} (gNMI specification §3.3.1, rule T2). */
public enum DataType {
  ALL,

  /** Config true. */
  CONFIG,

  /** Config false. */
  STATE,

  /** Config false without a counterpart in config: what the device alone knows. */
  OPERATIONAL;

  boolean includes(Shape.Leaf leaf) {
    return switch (this) {
      case ALL -> true;
      case CONFIG -> leaf.config();
      case STATE -> !leaf.config();
      case OPERATIONAL -> leaf.operational();
    };
  }
}
