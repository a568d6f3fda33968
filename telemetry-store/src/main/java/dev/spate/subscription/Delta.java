package dev.spate.subscription;

import dev.spate.path.Path;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Removal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one message has to say: of one group the leaves that changed and those that went, or a branch that was deleted, or both where a
 * node of one group was replaced. A reusable buffer of a delivery thread, valid while it is being encoded.
 */
public final class Delta {

  private @Nullable Removal removal;
  private @Nullable Group group;
  private @Nullable GroupReading reading;
  private long updates;
  private long deletes;
  private final int[] duplicates = new int[Long.SIZE];
  private boolean anyDuplicates;

  Delta() {}

  /** Whether a group is spoken of, and not only a branch that was deleted. */
  public boolean hasGroup() {
    return group != null;
  }

  /**
   * The group that is spoken of.
   *
   * @throws NullPointerException if only a deleted branch is spoken of, as {@link #reading}
   */
  public Group group() {
    return Objects.requireNonNull(group, "a deleted branch has no group");
  }

  /** A consistent copy of the group's values and their timestamp. */
  public GroupReading reading() {
    return Objects.requireNonNull(reading, "a deleted branch has no values");
  }

  /** The leaves to be sent with their values. */
  public long updates() {
    return updates;
  }

  /** The leaves that have no value any more, while their group lives. */
  public long deletes() {
    return deletes;
  }

  /** How many values of a leaf the client was not sent one by one (gNMI specification §2.1, {@code duplicates}). */
  public int duplicates(int leaf) {
    return duplicates[leaf];
  }

  /** A branch that was deleted: to be said before the updates; null if none was. */
  public @Nullable Path deletedBranch() {
    return removal == null ? null : removal.branch();
  }

  public String target() {
    return removal != null ? removal.target() : group().target().name();
  }

  /** When it was collected or happened, in nanoseconds since the epoch. */
  public long timestampNanos() {
    return reading != null
        ? reading.timestampNanos()
        : Objects.requireNonNull(removal).timestampNanos();
  }

  void of(Group newGroup, GroupReading newReading) {
    removal = null;
    group = newGroup;
    reading = newReading;
    updates = 0;
    deletes = 0;
    if (anyDuplicates) {
      Arrays.fill(duplicates, 0);
      anyDuplicates = false;
    }
  }

  void ofRemoval(Removal gone) {
    removal = gone;
    group = null;
    reading = null;
    updates = 0;
    deletes = 0;
  }

  void after(Removal gone) {
    removal = gone;
  }

  void update(int leaf, int skipped) {
    updates |= 1L << leaf;
    if (skipped != 0) {
      duplicates[leaf] = skipped;
      anyDuplicates = true;
    }
  }

  void delete(int leaf) {
    deletes |= 1L << leaf;
  }

  boolean isEmpty() {
    return updates == 0 && deletes == 0 && removal == null;
  }

  int @Nullable [] copyOfDuplicates(int size) {
    return anyDuplicates ? Arrays.copyOf(duplicates, size) : null;
  }

  boolean hasDuplicates(int @Nullable [] others) {
    if (others == null) {
      return !anyDuplicates;
    }
    return anyDuplicates && Arrays.equals(duplicates, 0, others.length, others, 0, others.length);
  }

  long totalDuplicates() {
    long total = 0;
    for (long left = anyDuplicates ? updates : 0; left != 0; left &= left - 1) {
      total += duplicates[Long.numberOfTrailingZeros(left)];
    }
    return total;
  }
}
