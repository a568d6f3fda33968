package dev.spate.server.source.host;

import dev.spate.path.Path;
import dev.spate.store.Group;
import dev.spate.store.GroupOption;
import dev.spate.store.LeafValues;
import dev.spate.store.Shape;
import dev.spate.store.Target;
import dev.spate.value.Value;
import java.util.List;

/** A group of the store with a buffer to fill in by the names of its leaves. For one thread. */
final class LeafGroup {

  private final Group group;
  private final LeafValues values;

  LeafGroup(Target target, Path container, List<String> leaves, GroupOption... options) {
    this.group = target.group(container, leaves, options);
    this.values = group.newValues();
  }

  LeafGroup text(String leaf, String value) {
    return set(leaf, new Value.Text(value));
  }

  /** Leaves the leaf absent where its type does not allow the text. */
  LeafGroup textIfAllowed(String leaf, String value) {
    Shape.Leaf info = values.shape().leaf(values.shape().indexOf(leaf));
    try {
      info.info().type().validateText(value);
    } catch (IllegalArgumentException e) {
      return this;
    }
    return text(leaf, value);
  }

  LeafGroup number(String leaf, long value) {
    return set(leaf, new Value.Uint(value));
  }

  LeafGroup bool(String leaf, boolean value) {
    return set(leaf, new Value.Bool(value));
  }

  LeafGroup set(String leaf, Value value) {
    values.set(values.shape().indexOf(leaf), value);
    return this;
  }

  /** Publishes what was set; leaves that never were are absent. */
  void publish(Moment moment) {
    if (moment.clockReset()) {
      group.publishAfterClockReset(moment.epochNanos(), values);
    } else {
      group.publish(moment.epochNanos(), values);
    }
  }
}
