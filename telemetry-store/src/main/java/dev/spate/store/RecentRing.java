package dev.spate.store;

/**
 * The recent past of one group's number leaves: the last {@value #CAPACITY} samples, at most one a second however often the
 * group is published, so five minutes of it. Written by the group's writer inside its sequence lock, read by copying.
 */
final class RecentRing {

  static final int CAPACITY = 300;

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Shape shape;
  private final long[] timestamps = new long[CAPACITY];
  private final long[] present = new long[CAPACITY];
  private final long[] numbers;
  private long lastSecond = Long.MIN_VALUE;
  private int next;
  private int size;

  RecentRing(Shape shape) {
    this.shape = shape;
    this.numbers = new long[CAPACITY * shape.size()];
  }

  void add(long timestampNanos, LeafValues values) {
    long second = Math.floorDiv(timestampNanos, SECOND_NANOS);
    if (second == lastSecond) {
      return;
    }
    lastSecond = second;
    timestamps[next] = timestampNanos;
    present[next] = values.present;
    System.arraycopy(values.numbers, 0, numbers, next * shape.size(), shape.size());
    next = (next + 1) % CAPACITY;
    size = Math.min(size + 1, CAPACITY);
  }

  /** May be torn; the caller checks the group's version and copies again. */
  RecentSamples copy() {
    int count = size;
    int from = Math.floorMod(next - count, CAPACITY);
    long[] times = new long[count];
    long[] masks = new long[count];
    long[] rows = new long[count * shape.size()];
    for (int i = 0; i < count; i++) {
      int at = (from + i) % CAPACITY;
      times[i] = timestamps[at];
      masks[i] = present[at];
      System.arraycopy(numbers, at * shape.size(), rows, i * shape.size(), shape.size());
    }
    return new RecentSamples(shape, times, masks, rows);
  }
}
