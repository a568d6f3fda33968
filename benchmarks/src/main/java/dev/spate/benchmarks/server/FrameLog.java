package dev.spate.benchmarks.server;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest messages in order of their publish, in a ring that each stream reads at its own pace. One thread appends, any number
 * read.
 */
final class FrameLog {

  private final AtomicReferenceArray<byte[]> slots;
  private final int mask;
  private volatile long end;

  /**
   * @param least how many messages it holds at least
   */
  FrameLog(int least) {
    int size = Integer.highestOneBit(least) << 1;
    slots = new AtomicReferenceArray<>(size);
    mask = size - 1;
  }

  void append(byte[] message) {
    long at = end;
    slots.setRelease((int) at & mask, message);
    end = at + 1;
  }

  /** The number of the message that comes next. */
  long end() {
    return end;
  }

  /** The oldest message that is sure to be kept while one more is appended. */
  long oldest() {
    return Math.max(0, end - mask);
  }

  /** A message, or null if it was overwritten. */
  byte @Nullable [] get(long number) {
    byte[] message = slots.getAcquire((int) number & mask);
    return number >= oldest() ? message : null;
  }
}
