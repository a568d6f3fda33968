package dev.spate.store;

import java.util.Arrays;

/**
 * The recent past of one group's number leaves: the last {@value #CAPACITY} samples, at most one a second however often the group is
 * published, so five minutes of it. Grows to its length as samples come. Written by the group's writer inside its sequence lock,
 * read by copying.
 *
 * <pre>
 * rows:  | time, present, number, number, … | time, present, number, number, … | …
 *          oldest, or the next to be overwritten once all {@value #CAPACITY} are there
 * </pre>
 */
final class RecentRing {

  static final int CAPACITY = 300;

  private static final int FIRST_CAPACITY = 4;
  private static final int HEADER = 2;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Shape shape;
  private final int[] numberLeaves;
  private final int width;
  private long[] rows;
  private long lastSecond = Long.MIN_VALUE;
  private int next;
  private int size;

  RecentRing(Shape shape) {
    this.shape = shape;
    this.numberLeaves = shape.numberLeaves();
    this.width = HEADER + numberLeaves.length;
    this.rows = new long[0];
  }

  /** What its samples take once all are there. */
  long maxBytes() {
    return (long) CAPACITY * width * Long.BYTES;
  }

  void add(long timestampNanos, LeafValues values) {
    long second = Math.floorDiv(timestampNanos, SECOND_NANOS);
    if (second == lastSecond) {
      return;
    }
    lastSecond = second;
    if (next * width == rows.length) {
      makeRoom();
    }
    int row = next * width;
    rows[row] = timestampNanos;
    rows[row + 1] = values.present;
    for (int i = 0; i < numberLeaves.length; i++) {
      rows[row + HEADER + i] = values.numbers[numberLeaves[i]];
    }
    next++;
    size = Math.max(size, next);
  }

  private void makeRoom() {
    if (size == CAPACITY) {
      next = 0;
    } else {
      rows = Arrays.copyOf(rows, Math.min(Math.max(FIRST_CAPACITY, 2 * size), CAPACITY) * width);
    }
  }

  /**
   * The latest samples. May be torn; the caller checks the group's version and copies again.
   *
   * @param most how many to copy at most
   */
  RecentSamples copy(int most) {
    long[] present = rows;
    int there = Math.min(size, present.length / width);
    int count = Math.min(most, there);
    int oldest = there == CAPACITY ? next % CAPACITY : 0;
    int first = count == 0 ? 0 : (oldest + there - count) % there;
    int tail = Math.min(count, there - first) * width;
    long[] ordered = new long[count * width];
    System.arraycopy(present, first * width, ordered, 0, tail);
    System.arraycopy(present, 0, ordered, tail, ordered.length - tail);
    return new RecentSamples(shape, ordered);
  }
}
