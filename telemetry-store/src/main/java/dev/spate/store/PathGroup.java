package dev.spate.store;

/** A group of a {@link PathWriter}, with the last value of each of its leaves. For one thread at a time. */
final class PathGroup {

  final PathNode node;
  private Group group;
  LeafValues values;

  /** Of the last batch that had one of the leaves. */
  long timestampNanos = Long.MIN_VALUE;

  /** Of the last batch that was refused because it was older; so that it is counted once. */
  private long refusedNanos = Long.MAX_VALUE;

  /** Whether it waits to be published. */
  private boolean touched;

  PathGroup(PathNode node, Group group) {
    this.node = node;
    this.group = group;
    this.values = group.newValues();
  }

  int indexOf(String leaf) {
    return values.shape.indexOf(leaf);
  }

  /** Whether no leaf has a value. */
  boolean isEmpty() {
    return values.present() == 0;
  }

  /** Whether this is the first refusal of a batch. */
  boolean refuse(long batchNanos) {
    boolean first = refusedNanos != batchNanos;
    refusedNanos = batchNanos;
    return first;
  }

  /** Marks it as waiting; whether it was not before. */
  boolean touch() {
    boolean first = !touched;
    touched = true;
    return first;
  }

  /** Its container was born again: the new group, of the shape that the values have. */
  void reborn(Group newGroup) {
    group = newGroup;
  }

  /** Whether it was deleted, while it waited to be published. */
  boolean isGone() {
    return group.isDeleted();
  }

  void publish() {
    touched = false;
    group.publishAfterClockReset(timestampNanos, values);
  }
}
