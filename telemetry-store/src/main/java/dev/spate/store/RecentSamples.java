package dev.spate.store;

import dev.spate.value.CounterRate;
import dev.spate.value.Sample;
import java.util.Arrays;
import java.util.Optional;

/** A copy of a group's recent past, oldest first. Immutable; safe to share. */
public final class RecentSamples {

  /** A rate over less would be as noisy as the clocks are. */
  private static final long LEAST_RATE_NANOS = 1_000_000_000L;

  private static final int HEADER = 2;

  private final Shape shape;
  private final int[] numberLeaves;
  private final int width;
  private final long[] rows;

  /**
   * @param rows as in {@link RecentRing}, oldest first; kept
   */
  RecentSamples(Shape shape, long[] rows) {
    this.shape = shape;
    this.numberLeaves = shape.numberLeaves();
    this.width = HEADER + numberLeaves.length;
    this.rows = rows;
  }

  /** How many samples there are of the group. */
  public int size() {
    return rows.length / width;
  }

  /** When a sample was collected, in nanoseconds since the epoch; the oldest is sample 0. */
  public long timestampNanos(int sample) {
    return rows[sample * width];
  }

  /** Whether a leaf had a value in a sample. */
  public boolean isPresent(int sample, int leaf) {
    return (rows[sample * width + 1] & 1L << leaf) != 0;
  }

  /**
   * The value of a number leaf in a sample, in its stored form (see {@link LeafValues}); meaningless if it was absent.
   *
   * @throws IllegalArgumentException if the leaf is no number
   */
  public long number(int sample, int leaf) {
    return rows[sample * width + HEADER + column(leaf)];
  }

  /**
   * The rate of a counter up to a later value of it, from the last sample that is at least a second older: the last four samples
   * hold it, where there is one. Empty if there is none, or if the counter was reset in any of the steps since, even if it is
   * beyond its old value again. Samples that are later than that value are passed over.
   *
   * @throws IllegalArgumentException if the leaf is no number
   */
  public Optional<CounterRate> rate(int leaf, Sample latest) {
    int column = column(leaf);
    long above = latest.value();
    for (int i = size() - 1; i >= 0; i--) {
      long elapsedNanos = latest.timestampNanos() - timestampNanos(i);
      if (elapsedNanos < 0 || !isPresent(i, leaf)) {
        continue;
      }
      long value = rows[i * width + HEADER + column];
      if (Long.compareUnsigned(value, above) > 0) {
        return Optional.empty();
      }
      if (elapsedNanos >= LEAST_RATE_NANOS) {
        return CounterRate.between(new Sample(timestampNanos(i), value), latest);
      }
      above = value;
    }
    return Optional.empty();
  }

  private int column(int leaf) {
    int column = Arrays.binarySearch(numberLeaves, leaf);
    if (column < 0) {
      throw new IllegalArgumentException(
          "leaf \"" + shape.leaf(leaf).name() + "\" is no number; only numbers have a recent past");
    }
    return column;
  }
}
