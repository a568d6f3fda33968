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
   *   entry = stamp (upper 32 bits, the low bits of s + 1) | slot (lower 32 bits)
   *
   * The stamp tells a reader at cursor c which lap an entry is of: its own (the slot is news), an older one (the writer of c is
   * not done, or nobody came yet), or a newer one (the reader was overtaken). A writer that stalled between taking s and putting
   * its entry must not put it over one of a later lap, or that lap's readers would wait for ever; so it gives up if it finds
   * a newer stamp. Its slot is then in no entry, which is harmless: every reader that had not passed s was overtaken and compares
   * all slots, and whoever changed the slot did so before appending it.
   *
   * Both the append's and the sleeping reader's last write are full fences, followed by a read of what the other wrote (the
   * armed flag of a Feed, the entry here): one of the two sees the other, so that no wake-up is lost.
   */
  static final int NOT_YET = -1;
  static final int OVERTAKEN = -2;

  private static final VarHandle ENTRIES = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int MIN_CAPACITY = 16;

  private final long[] entries;
  private final AtomicLong tail = new AtomicLong();

  /** A ring for so many slots: at least twice as long. */
  ChangeRing(int slots) {
    int capacity = Math.max(MIN_CAPACITY, Integer.highestOneBit(Math.max(1, 2 * slots - 1)) << 1);
    this.entries = new long[capacity];
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
    int index = (int) sequence & entries.length - 1;
    int stamp = (int) (sequence + 1);
    long entry = (long) stamp << Integer.SIZE | slot;
    while (true) {
      long present = (long) ENTRIES.getVolatile(entries, index);
      if (stampOf(present) - stamp > 0 && present != 0) {
        return;
      }
      if (ENTRIES.compareAndSet(entries, index, present, entry)) {
        return;
      }
    }
  }

  /** The slot at a cursor, or {@link #NOT_YET}, or {@link #OVERTAKEN}. */
  int read(long cursor) {
    long entry = (long) ENTRIES.getVolatile(entries, (int) cursor & entries.length - 1);
    int ahead = stampOf(entry) - (int) (cursor + 1);
    if (ahead == 0) {
      return (int) entry;
    }
    return ahead > 0 && entry != 0 ? OVERTAKEN : NOT_YET;
  }

  private static int stampOf(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }
}
