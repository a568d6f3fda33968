package dev.spate.subscription;

import dev.spate.query.Query;
import dev.spate.store.Group;
import dev.spate.store.Store;
import dev.spate.store.Watcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The groups that one query selects, shared by all subscriptions with that query: each group has a slot, and a change appends its slot
 * to one ring, however many subscribe.
 *
 * <p>Slots change under the store's structure lock and are read by any thread. A slot of a deleted group may be given to a new
 * one; a subscription sees that by comparing groups.
 */
final class Selection implements Watcher {

  /** Most who subscribe do so to one container. */
  private static final int MIN_SLOTS = 1;

  /** A group in its slot, and which of its leaves are selected. */
  static final class Slot {
    private final Group group;
    private final long mask;

    /** Several drainers may write it; whichever is found is right or does not apply. */
    private @Nullable Step lastStep;

    Slot(Group group, long mask) {
      this.group = group;
      this.mask = mask;
    }

    Group group() {
      return group;
    }

    long mask() {
      return mask;
    }

    /** What one of the selection's subscriptions was sent last of this group. */
    @Nullable
    Step lastStep() {
      return lastStep;
    }

    void setLastStep(@Nullable Step step) {
      lastStep = step;
    }
  }

  private final Query query;
  private final boolean tracksChanges;

  /** One a drainer that serves a subscription; those that serve none have none. */
  private final AtomicReferenceArray<@Nullable Feed> feeds;

  private volatile AtomicReferenceArray<@Nullable Slot> slots =
      new AtomicReferenceArray<>(MIN_SLOTS);
  private volatile int used;
  private final Deque<Integer> free = new ArrayDeque<>(1);
  private volatile ChangeRing ring = new ChangeRing(MIN_SLOTS);
  private final AtomicInteger removals = new AtomicInteger();

  private int users;
  private volatile boolean shared;

  /**
   * @param tracksChanges whether it keeps a ring; otherwise only the slots
   * @param drainers how many drainers there are
   */
  Selection(Query query, boolean tracksChanges, int drainers) {
    this.query = query;
    this.tracksChanges = tracksChanges;
    this.feeds = new AtomicReferenceArray<>(tracksChanges ? drainers : 0);
  }

  Query query() {
    return query;
  }

  boolean tracksChanges() {
    return tracksChanges;
  }

  /** Where a drainer's subscriptions of this selection are woken; asked for by the drainer alone, before it reads the ring. */
  Feed feed(Drainer drainer) {
    Feed feed = feeds.get(drainer.index());
    if (feed == null) {
      feed = new Feed(drainer);
      feeds.set(drainer.index(), feed);
    }
    return feed;
  }

  /** One more than the highest slot ever used. */
  int size() {
    return used;
  }

  /** What is in a slot; null if its group was deleted. */
  @Nullable
  Slot slot(int index) {
    return slots.get(index);
  }

  ChangeRing ring() {
    return ring;
  }

  /** How many groups were removed so far. Grows before any group that is born later is in a slot. */
  int removals() {
    return removals.get();
  }

  /** Which slot a group is in, or −1; compares all, for what is rare. */
  int slotOf(Group group) {
    AtomicReferenceArray<@Nullable Slot> present = slots;
    for (int i = 0; i < present.length(); i++) {
      Slot slot = present.get(i);
      if (slot != null && slot.group == group) {
        return i;
      }
    }
    return -1;
  }

  /** Counts the subscriptions; under the lock of {@link Selections}. */
  int addUser(int change) {
    users += change;
    shared = users > 1;
    return users;
  }

  /** Whether several subscriptions use it. */
  boolean isShared() {
    return shared;
  }

  void leave(Store store) {
    store.unwatch(this, () -> groups().iterator());
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < used; i++) {
      Slot slot = slot(i);
      if (slot != null) {
        groups.add(slot.group);
      }
    }
    return groups;
  }

  @Override
  public int born(Group group, long mask) {
    Integer reused = free.poll();
    int index = reused != null ? reused : used;
    if (index == slots.length()) {
      grow(2 * index);
    }
    slots.set(index, new Slot(group, mask));
    used = Math.max(used, index + 1);
    return index;
  }

  @Override
  public void changed(int slot) {
    // If the ring is replaced now, its readers compare all slots when they turn to the new one, and
    // find this change.
    ring.append(slot);
    wake();
  }

  @Override
  public void removed(int slot) {
    slots.set(slot, null);
    free.push(slot);
    removals.incrementAndGet();
    wake();
  }

  private void wake() {
    for (int i = 0; i < feeds.length(); i++) {
      Feed feed = feeds.get(i);
      if (feed != null) {
        feed.wake();
      }
    }
  }

  private void grow(int length) {
    AtomicReferenceArray<@Nullable Slot> longer = new AtomicReferenceArray<>(length);
    for (int i = 0; i < used; i++) {
      longer.set(i, slots.get(i));
    }
    slots = longer;
    if (tracksChanges) {
      ring = new ChangeRing(length);
    }
  }
}
