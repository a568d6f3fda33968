package dev.spate.store;

/**
 * A consistent copy of a group: its values, their timestamp, the group's version, and how often each leaf has changed. Made by
 * {@link Group#newReading}, filled by {@link Group#read}; a reusable buffer, for one thread at a time.
 */
public final class GroupReading {

  final LeafValues values;
  final int[] changes;
  long timestampNanos;
  long version;

  GroupReading(Shape shape) {
    this.values = new LeafValues(shape);
    this.changes = new int[shape.size()];
  }

  public LeafValues values() {
    return values;
  }

  /** When the values were collected, in nanoseconds since the epoch. */
  public long timestampNanos() {
    return timestampNanos;
  }

  /** Which publish of the group this is; grows with each. */
  public long version() {
    return version;
  }

  /** How often a leaf has changed since the group's birth, its first value and its going absent included; wraps at 2^32. */
  public int changes(int leaf) {
    return changes[leaf];
  }

  /** {@link #changes} of each leaf. */
  public int[] copyOfChanges() {
    return changes.clone();
  }
}
