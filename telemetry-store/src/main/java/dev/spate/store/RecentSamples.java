package dev.spate.store;

import dev.spate.value.Sample;
import java.util.ArrayList;
import java.util.List;

/** A copy of a group's recent past, oldest first. Immutable; safe to share. */
public final class RecentSamples {

  private final Shape shape;
  private final long[] timestamps;
  private final long[] present;
  private final long[] numbers;

  RecentSamples(Shape shape, long[] timestamps, long[] present, long[] numbers) {
    this.shape = shape;
    this.timestamps = timestamps;
    this.present = present;
    this.numbers = numbers;
  }

  /** How many samples there are of the group. */
  public int size() {
    return timestamps.length;
  }

  /**
   * The samples of one number leaf, in its stored form (see {@link LeafValues}); those in which it was absent are left out.
   *
   * @throws IllegalArgumentException if the leaf is no number
   */
  public List<Sample> of(int leaf) {
    if (shape.isReference(leaf)) {
      throw new IllegalArgumentException(
          "leaf \"" + shape.leaf(leaf).name() + "\" is no number; only numbers have a recent past");
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < timestamps.length; i++) {
      if ((present[i] & 1L << leaf) != 0) {
        samples.add(new Sample(timestamps[i], numbers[i * shape.size() + leaf]));
      }
    }
    return samples;
  }
}
