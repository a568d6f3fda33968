package dev.spate.subscription;

import dev.spate.store.Group;
import dev.spate.store.GroupReading;

/**
 * What a client was last told of one group: the state of the leaves that its selection selects, as of a version. Immutable, so that
 * all subscriptions of a selection that were told the same version share one.
 *
 * @param version never 0, which stands for having been told nothing
 * @param present the selected leaves that had a value
 * @param changes how often each leaf of the group had changed
 */
record Told(Group group, long version, long present, int[] changes) {

  static Told of(Group group, GroupReading reading, long mask) {
    return new Told(
        group, reading.version(), reading.values().present() & mask, reading.copyOfChanges());
  }
}
