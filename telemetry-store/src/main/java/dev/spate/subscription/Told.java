package dev.spate.subscription;

import dev.spate.store.Group;

/** What a subscription last told its client of one group. */
final class Told {

  final Group group;
  final long mask;

  /** The version that was told; one that did not move since needs no second look. */
  long version;

  /** The selected leaves that had a value. */
  long present;

  /** How often each leaf had changed. */
  final int[] changes;

  Told(Group group, long mask) {
    this.group = group;
    this.mask = mask;
    this.changes = new int[group.shape().size()];
  }
}
