package dev.spate.subscription;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The slots that changed, in order, for any number of writers and of readers that each hold a cursor of their own. Bounded: a
 * reader that is too slow is overtaken, finds out, and compares everything once.
 *
 * <p>Writers and readers never wait for each other; an append costs the same whoever reads.
 */
final class ChangeRing {

  /*
   * A writer takes the next sequence number s from the tail and puts the entry at s mod capacity:
   *
   *   entry = where the lap of s ends (s rounded up to a multiple of the capacity) + slot (less than the capacity)
   *
   * The lap tells a reader at cursor c what an entry is: of its own lap (the slot is news), of an older one (the writer of c is
   * not done, or nobody came yet), or of a newer one (the reader was overtaken, however long ago). A writer that stalled between
   * taking s and putting its entry must not put it over one of a later lap, or that lap's readers would wait for ever; so it gives
   * up if it finds a greater entry. Its slot is then in no entry, which is harmless: every reader that had not passed s was
   * overtaken and compares all slots, and whoever changed the slot did so before appending it.
   *
   * Both the append's and the sleeping reader's last write are full fences, followed by a read of what the other wrote (the
   * armed flag of a Feed, the entry here): one of the two sees the other, so that no wake-up is lost.
   */
  static final int NOT_YET = -1;
  static final int OVERTAKEN = -2;

  private static final VarHandle ENTRIES = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int MIN_CAPACITY = 16;

  private final long[] entries;
  private final int mask;
  private final AtomicLong tail = new AtomicLong();

  /** A ring for the slots below a number: at least twice as long. */
  ChangeRing(int slots) {
    int capacity = Math.max(MIN_CAPACITY, Integer.highestOneBit(Math.max(1, 2 * slots - 1)) << 1);
    this.entries = new long[capacity];
    this.mask = capacity - 1;
  }

  int capacity() {
    return entries.length;
  }

  /** The sequence number of the next append. */
  long tail() {
    return tail.get();
  }

  void append(int slot) {
    long sequence = tail.getAndIncrement();
    int index = (int) sequence & mask;
    long entry = lapEnd(sequence) + slot;
    while (true) {
      long present = (long) ENTRIES.getVolatile(entries, index);
      if (present > entry || ENTRIES.compareAndSet(entries, index, present, entry)) {
        return;
      }
    }
  }

  /** The slot at a cursor, or {@link #NOT_YET}, or {@link #OVERTAKEN}. */
  int read(long cursor) {
    long entry = (long) ENTRIES.getVolatile(entries, (int) cursor & mask);
    long ahead = entry - lapEnd(cursor);
    if (ahead < 0) {
      return NOT_YET;
    }
    return ahead <= mask ? (int) ahead : OVERTAKEN;
  }

  private long lapEnd(long sequence) {
    return (sequence | mask) + 1;
  }
}
