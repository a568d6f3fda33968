package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.schema.LeafInfo;
import dev.spate.store.Group;
import dev.spate.store.GroupOption;
import dev.spate.store.LeafValues;
import dev.spate.store.Target;
import dev.spate.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of a device's leaves together with the buffer of their present values: what never changes is set once, and a publish
 * allocates nothing. Belongs to the device's worker.
 */
final class Leaves {
  private final Group group;
  private final LeafValues values;
  private long lastNanos = Long.MIN_VALUE;

  Leaves(Target target, Path container, List<String> names, GroupOption... options) {
    group = target.group(container, names, options);
    values = group.newValues();
  }

  Path container() {
    return group.container();
  }

  /** The place of a leaf, for setting it often. */
  int at(String leaf) {
    int index = group.shape().indexOf(leaf);
    if (index < 0) {
      throw new IllegalArgumentException(group.container() + " has no leaf " + leaf);
    }
    return index;
  }

  Leaves text(String leaf, String value) {
    return set(leaf, new Value.Text(value));
  }

  Leaves number(String leaf, long value) {
    values.setNumber(at(leaf), value);
    return this;
  }

  Leaves bool(String leaf, boolean value) {
    values.setBoolean(at(leaf), value);
    return this;
  }

  Leaves identity(String leaf, String module, String name) {
    return set(leaf, new Value.Identity(module, name));
  }

  /** Sets a leaf, or makes it absent with null. */
  Leaves set(String leaf, @Nullable Value value) {
    if (value == null) {
      values.setAbsent(at(leaf));
    } else {
      values.set(at(leaf), value);
    }
    return this;
  }

  void setNumber(int leaf, long value) {
    values.setNumber(leaf, value);
  }

  /** Sets a decimal, rounded to the digits that its type has after the point. */
  void setDecimal(int leaf, double value) {
    LeafInfo info = group.shape().leaf(leaf).info();
    double scale = POWERS_OF_TEN[info.type().fractionDigits()];
    values.setDouble(leaf, Math.rint(value * scale) / scale);
  }

  void setReference(int leaf, Object value) {
    values.setReference(leaf, value);
  }

  void setAbsent(int leaf) {
    values.setAbsent(leaf);
  }

  /** The present value of a leaf; null if it has none, or if there is no such leaf. */
  @Nullable
  Value get(String leaf) {
    int index = group.shape().indexOf(leaf);
    return index >= 0 && values.isPresent(index) ? values.value(index) : null;
  }

  /** Publishes the buffer. A timestamp before the last one means that the machine's clock was set back. */
  void publish(long timestampNanos) {
    if (timestampNanos < lastNanos) {
      group.publishAfterClockReset(timestampNanos, values);
    } else {
      group.publish(timestampNanos, values);
    }
    lastNanos = timestampNanos;
  }

  private static final double[] POWERS_OF_TEN = powersOfTen();

  private static double[] powersOfTen() {
    double[] powers = new double[19];
    for (int digits = 0; digits < powers.length; digits++) {
      powers[digits] = Math.pow(10, digits);
    }
    return powers;
  }
}
