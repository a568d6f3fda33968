package dev.spate.subscription;

import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Removal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One live subscription of one stream: owns the rule of what is sent, in which order. Confined to its drainer's thread.
 */
abstract class Subscription {

  /*
   * All that is sent comes from looking at a slot of the selection and comparing the group in it with what was last told
   * (Told): what is selected and changed since, or all that is selected. What makes it look differs: a round looks at every slot
   * (the initial set, a sample, a heartbeat, and the comparison after the ring overtook us); OnChange also looks at the
   * slots that the ring names. So a change is told late at worst, never lost, and what a lagging client is told is always the
   * latest value.
   *
   * Order. The selection is registered before the first round, so a change after a group was looked at is in the ring; one before
   * is in what was looked at, and the ring's entry for it finds nothing new. A group that was never told of is not told of
   * before every removal that came before its birth has been told, by all subscriptions of the stream: the slot is read first, then
   * the count of removals, which grew before a slot was used again. A removal is told as one, whatever the number of groups it took.
   */

  /** What a round sends of each group. */
  enum Round {
    /** Nothing: it only takes note, for a client that wants updates only. */
    NOTE,
    /** Everything selected, for the first time. */
    INITIAL,
    /** Everything selected. */
    FULL,
    /** What changed since it was last told. */
    CHANGED
  }

  private static final int MIN_SLOTS = 1;

  private final SubscriptionSpec spec;
  private final Selection selection;
  private final ClientStream<?> stream;

  private @Nullable Told[] told = new @Nullable Told[MIN_SLOTS];
  private int removalsSeen;
  private final Deque<Removal> untold = new ArrayDeque<>(1);

  private @Nullable Round round;
  private int roundNext;
  private int roundEnd;

  Subscription(SubscriptionSpec spec, Selection selection, ClientStream<?> stream) {
    this.spec = spec;
    this.selection = selection;
    this.stream = stream;
    this.removalsSeen = selection.removals();
  }

  SubscriptionSpec spec() {
    return spec;
  }

  Selection selection() {
    return selection;
  }

  ClientStream<?> stream() {
    return stream;
  }

  /** How many values of a leaf that is being sent the client was not sent one by one. */
  abstract int duplicates(int changesSince);

  /** Whether {@link #duplicates} depends on what it is given alone. */
  abstract boolean isInStep();

  /**
   * Goes on with what there is to tell while the stream is ready.
   *
   * @return whether all was told
   */
  abstract boolean drain();

  void startRound(Round kind) {
    round = kind;
    roundNext = 0;
    roundEnd = selection.size();
  }

  boolean inRound() {
    return round != null;
  }

  /** Whether a round is going on that sends everything. */
  boolean inFullRound() {
    return round == Round.INITIAL || round == Round.FULL || round == Round.NOTE;
  }

  boolean removalsAreUntold() {
    return selection.removals() != removalsSeen;
  }

  /** Goes on with the removals and the round while the stream is ready; true when both are done. */
  boolean drainRound() {
    while (tellRemovals()) {
      if (round == null) {
        return true;
      }
      if (roundNext == roundEnd) {
        round = null;
        return true;
      }
      if (!stream.sender().isReady()) {
        return false;
      }
      if (look(roundNext, round)) {
        roundNext++;
      } else if (!stream.tellRemovals()) {
        return false;
      }
    }
    return false;
  }

  /** Tells of the branches that were deleted, while the stream is ready; true when all are told. */
  boolean tellRemovals() {
    if (selection.removals() != removalsSeen) {
      collectRemovals();
    }
    while (!untold.isEmpty()) {
      if (!stream.sender().isReady()) {
        return false;
      }
      tell(untold.remove());
    }
    return true;
  }

  /** Whether it tells of a group too, or has any removal yet to tell of. */
  boolean meddlesWith(Group reborn) {
    return removalsAreUntold() || !untold.isEmpty() || selection.slotOf(reborn) >= 0;
  }

  private void collectRemovals() {
    removalsSeen = selection.removals();
    TreeMap<Long, Removal> found = new TreeMap<>();
    for (int i = 0; i < told.length; i++) {
      Told known = told[i];
      Removal removal = known == null ? null : known.group().removal();
      if (removal != null) {
        found.put(removal.sequence(), removal);
        told[i] = null;
      }
    }
    untold.addAll(found.values());
  }

  /**
   * A node that is one group and was born again is replaced in one message, its delete, then its updates; unless others of this stream tell
   * of its leaves too, or may yet delete them.
   */
  private void tell(Removal removal) {
    Delta delta = delta();
    Group reborn = removal.groups() == 1 && untold.isEmpty()
        ? stream.store().soleGroup(removal.target(), removal.branch()).orElse(null)
        : null;
    int index = reborn == null ? -1 : selection.slotOf(reborn);
    Selection.Slot slot = index < 0 ? null : selection.slot(index);
    boolean upToDate = selection.removals() == removalsSeen; // read after the slot: see Order
    if (slot != null
        && slot.group() == reborn
        && upToDate
        && !reborn.isDeleted()
        && !stream.othersMeddleWith(reborn, this)
        && compare(index, slot, knownIn(index, slot), Round.FULL)) {
      delta.after(removal);
    } else {
      delta.ofRemoval(removal);
    }
    stream.sender().send(delta);
  }

  /**
   * Tells what there is to tell of the group in a slot.
   *
   * @return false if removals must be told first, those of the whole stream
   */
  boolean look(int index, Round what) {
    Selection.Slot slot = selection.slot(index);
    if (slot == null) {
      return true;
    }
    Group group = slot.group();
    Told known = knownIn(index, slot);
    if (known == null) {
      if (removalsAreUntold() || stream.removalsAreUntold()) {
        return false;
      }
      if (group.isDeleted()) {
        return true; // its removal may have been told already
      }
    } else if (what == Round.CHANGED && known.version() == group.version()) {
      return true;
    }
    Sender<?> sender = stream.sender();
    Step others = slot.lastStep();
    if (others != null && isInStep() && others.leads(known, what, sender.encoder())) {
      put(index, others.to());
      sender.send(others);
    } else if (compare(index, slot, known, what) && what != Round.NOTE) {
      if (selection.isShared() || group.isWatchedByMany()) {
        Object frame = sender.send(delta());
        if (isInStep()) {
          slot.setLastStep(Step.of(known, told[index], what, sender.encoder(), delta(), frame));
        }
      } else {
        sender.sendOnce(delta());
        slot.setLastStep(null);
        FrameCache.forget(group);
      }
    }
    return true;
  }

  /** Fills the drainer's delta with what there is to tell of a slot, and takes it as told; false if there is nothing. */
  private boolean compare(int index, Selection.Slot slot, @Nullable Told known, Round what) {
    Group group = slot.group();
    GroupReading reading = stream.drainer().read(group);
    if (reading == null) {
      return false;
    }
    put(index, Told.of(group, reading, slot.mask()));
    Delta delta = delta();
    delta.of(group, reading);
    long present = reading.values().present() & slot.mask();
    long knownPresent = known == null ? 0 : known.present();
    for (long left = present | knownPresent; left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      int changes = reading.changes(leaf) - (known == null ? 0 : known.changes()[leaf]);
      if ((present & 1L << leaf) == 0) {
        delta.delete(leaf);
      } else if (what != Round.CHANGED || changes != 0) {
        delta.update(leaf, known == null && what != Round.CHANGED ? 0 : duplicates(changes));
      }
    }
    if (group.isAtomic() && !delta.isEmpty()) {
      for (long left = present & ~delta.updates(); left != 0; left &= left - 1) {
        delta.update(Long.numberOfTrailingZeros(left), 0); // always its complete state
      }
    }
    return !delta.isEmpty();
  }

  private Delta delta() {
    return stream.drainer().delta();
  }

  private @Nullable Told knownIn(int index, Selection.Slot slot) {
    Told known = index < told.length ? told[index] : null;
    return known != null && known.group() == slot.group() ? known : null;
  }

  private void put(int index, Told known) {
    if (index >= told.length) {
      told = Arrays.copyOf(told, Math.max(2 * told.length, index + 1));
    }
    told[index] = known;
  }
}
