package dev.spate.store;

import dev.spate.metrics.Metric;
import dev.spate.path.Path;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of one container instance that share a timestamp, such as one interface's counters. Born by {@link Target#group},
 * deleted once; the same path born again is another group. Until its first publish nobody sees it.
 *
 * <p>One writer at a time publishes; any number of threads read.
 */
public final class Group {

  /*
   * A sequence lock (Boehm, "Can seqlocks get along with programming language memory models?", 2012). The version is odd while
   * the writer writes and even otherwise; a reader copies, and copies again if the version was odd or moved meanwhile. So readers
   * never hold up the writer, and a publish allocates nothing. The copied fields are read and written in opaque mode, which
   * keeps a long whole and the compiler from inventing reads; the fences order them against the version.
   *
   * Rejected: an immutable snapshot a publish (allocates), and a read-write lock (a slow reader stalls the source).
   */
  private static final VarHandle VERSION;
  private static final VarHandle PRESENT;
  private static final VarHandle TIMESTAMP;
  private static final VarHandle WATCHES;
  private static final VarHandle DELIVERY_CACHE;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle OBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      VERSION = lookup.findVarHandle(Group.class, "version", long.class);
      PRESENT = lookup.findVarHandle(Group.class, "present", long.class);
      TIMESTAMP = lookup.findVarHandle(Group.class, "timestampNanos", long.class);
      WATCHES = lookup.findVarHandle(Group.class, "watches", Watch[].class);
      DELIVERY_CACHE = lookup.findVarHandle(Group.class, "deliveryCache", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final Watch[] NO_WATCHES = {};

  /** A watcher of this group: its own number for the group, and the leaves that it wants to hear of. */
  private record Watch(Watcher watcher, int slot, long mask) {}

  private final Target target;
  private final Path container;
  private final Shape shape;
  private final boolean atomic;
  private volatile @Nullable RecentRing recent; // until its end

  private final long[] numbers;
  private final @Nullable Object @Nullable [] references;
  private final int[] changes;
  private long present;
  private long timestampNanos = Long.MIN_VALUE;
  private volatile long version;

  private volatile Watch[] watches = NO_WATCHES;
  private volatile @Nullable Removal removal;
  private volatile @Nullable Object deliveryCache;

  Group(Target target, Path container, Shape shape, boolean atomic, @Nullable RecentRing recent) {
    this.target = target;
    this.container = container;
    this.shape = shape;
    this.atomic = atomic;
    this.recent = recent;
    this.numbers = new long[shape.size()];
    this.references = shape.hasReferences() ? new Object[shape.size()] : null;
    this.changes = new int[shape.size()];
  }

  public Target target() {
    return target;
  }

  /** The container whose direct children the leaves are. */
  public Path container() {
    return container;
  }

  public Shape shape() {
    return shape;
  }

  public boolean isAtomic() {
    return atomic;
  }

  /** A buffer to publish from; one serves all groups of the same shape. */
  public LeafValues newValues() {
    return new LeafValues(shape);
  }

  /** A buffer to read into; one serves all groups of the same shape. */
  public GroupReading newReading() {
    return new GroupReading(shape);
  }

  /**
   * Makes the values of all leaves known, as of a time; a leaf that is absent in the buffer is absent from now on. The buffer may
   * be reused at once. One writer at a time; never blocks.
   *
   * @param timestampNanos when the values were collected, in nanoseconds since the epoch
   * @return whether they were accepted: not if they are older than the present ones (counted) or the group was deleted
   */
  public boolean publish(long timestampNanos, LeafValues values) {
    if (timestampNanos < this.timestampNanos) {
      target.store().metrics().increment(Metric.STALE_PUBLISHES);
      return false;
    }
    return publishAfterClockReset(timestampNanos, values);
  }

  /** As {@link #publish}, but a timestamp older than the present one is accepted: the source knows that its clock was set. */
  public boolean publishAfterClockReset(long timestampNanos, LeafValues values) {
    if (values.shape != shape) {
      throw new IllegalArgumentException(
          "the values are of another shape than the group " + container);
    }
    if (removal != null) {
      return false;
    }
    long changed = write(timestampNanos, values);
    target.store().metrics().increment(Metric.GROUPS_PUBLISHED);
    target.store().metrics().add(Metric.UPDATES_IN, Long.bitCount(values.present));
    target.published(timestampNanos);
    for (Watch watch : watches) {
      if ((watch.mask & changed) != 0) {
        watch.watcher.changed(watch.slot);
      }
    }
    return true;
  }

  private long write(long newTimestampNanos, LeafValues values) {
    long before = (long) VERSION.getOpaque(this);
    VERSION.setOpaque(this, before + 1);
    VarHandle.storeStoreFence();
    long changed = present ^ values.present;
    for (int i = 0; i < changes.length; i++) {
      if ((values.present & 1L << i) == 0) {
        if (references != null) {
          OBJECTS.setOpaque(references, i, null);
        }
      } else if (differs(i, values)) {
        changed |= 1L << i;
        LONGS.setOpaque(numbers, i, values.numbers[i]);
        if (references != null && values.references != null) {
          OBJECTS.setOpaque(references, i, values.references[i]);
        }
      }
      if ((changed & 1L << i) != 0) {
        INTS.setOpaque(changes, i, changes[i] + 1);
      }
    }
    PRESENT.setOpaque(this, values.present);
    TIMESTAMP.setOpaque(this, newTimestampNanos);
    RecentRing ring = recent;
    if (ring != null) {
      ring.add(newTimestampNanos, values);
    }
    VERSION.setVolatile(this, before + 2);
    return changed;
  }

  private boolean differs(int leaf, LeafValues values) {
    if (references != null && values.references != null && shape.isReference(leaf)) {
      return !Objects.equals(references[leaf], values.references[leaf]);
    }
    return numbers[leaf] != values.numbers[leaf];
  }

  /**
   * Copies the group's present state.
   *
   * @return false if nothing was published yet; the buffer is then unchanged
   */
  public boolean read(GroupReading into) {
    while (true) {
      long before = version;
      if (before == 0) {
        return false;
      }
      if ((before & 1) == 0) {
        copy(into);
        VarHandle.loadLoadFence();
        if ((long) VERSION.getOpaque(this) == before) {
          into.version = before;
          return true;
        }
      }
      Thread.onSpinWait();
    }
  }

  private void copy(GroupReading into) {
    LeafValues values = into.values;
    for (int i = 0; i < changes.length; i++) {
      values.numbers[i] = (long) LONGS.getOpaque(numbers, i);
      into.changes[i] = (int) INTS.getOpaque(changes, i);
    }
    if (references != null && values.references != null) {
      for (int i = 0; i < changes.length; i++) {
        values.references[i] = OBJECTS.getOpaque(references, i);
      }
    }
    values.present = (long) PRESENT.getOpaque(this);
    into.timestampNanos = (long) TIMESTAMP.getOpaque(this);
  }

  /** The version that {@link #read} would give; 0 before the first publish, odd while a publish is going on. */
  public long version() {
    return version;
  }

  /** When its present values were collected, in nanoseconds since the epoch; {@link Long#MIN_VALUE} before the first publish. */
  public long timestampNanos() {
    return (long) TIMESTAMP.getOpaque(this);
  }

  /**
   * The latest of the recent samples of the number leaves, oldest first; empty if the group keeps none.
   *
   * @param most how many at most; the fewer, the less is copied
   */
  public Optional<RecentSamples> recent(int most) {
    RecentRing ring = recent;
    if (ring == null) {
      return Optional.empty();
    }
    while (true) {
      long before = version;
      if ((before & 1) == 0) {
        RecentSamples samples = ring.copy(most);
        VarHandle.loadLoadFence();
        if ((long) VERSION.getOpaque(this) == before) {
          return Optional.of(samples);
        }
      }
      Thread.onSpinWait();
    }
  }

  /** What its recent past takes once it is complete; 0 if it keeps none. */
  long maxRecentBytes() {
    RecentRing ring = recent;
    return ring == null ? 0 : ring.maxBytes();
  }

  /** How the group ended; null while it lives. */
  public @Nullable Removal removal() {
    return removal;
  }

  public boolean isDeleted() {
    return removal != null;
  }

  /** Whether more than one watcher watches it. */
  public boolean isWatchedByMany() {
    return watches.length > 1;
  }

  /** What delivery keeps of this group, so that it goes with the group. */
  public @Nullable Object deliveryCache() {
    return deliveryCache;
  }

  /** Replaces what delivery keeps, unless another thread was first. */
  public boolean replaceDeliveryCache(@Nullable Object expected, @Nullable Object replacement) {
    return DELIVERY_CACHE.compareAndSet(this, expected, replacement);
  }

  /** Under the structure lock. */
  void addWatch(Watcher watcher, long mask, boolean changes) {
    int slot = watcher.born(this, mask);
    Watch[] longer = Arrays.copyOf(watches, watches.length + 1);
    longer[watches.length] = new Watch(watcher, slot, changes ? mask : 0);
    WATCHES.setVolatile(this, longer);
  }

  /** Under the structure lock. */
  void dropWatch(Watcher watcher) {
    Watch[] kept =
        Arrays.stream(watches).filter(watch -> watch.watcher != watcher).toArray(Watch[]::new);
    watches = kept.length == 0 ? NO_WATCHES : kept;
  }

  /** Under the structure lock, before any watcher is told of any group of the branch: so they hear of the branch as one. */
  void end(Removal how) {
    removal = how;
  }

  /** Under the structure lock. Who holds the group longer does not hold its past. */
  void tellRemoved() {
    recent = null;
    deliveryCache = null;
    Watch[] told = watches;
    watches = NO_WATCHES;
    for (Watch watch : told) {
      watch.watcher.removed(watch.slot);
    }
  }

  @Override
  public String toString() {
    return target.name() + ':' + container;
  }
}
