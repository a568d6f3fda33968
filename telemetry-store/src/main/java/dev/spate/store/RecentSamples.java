package dev.spate.store;

import dev.spate.value.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A copy of a group's recent past, oldest first. Immutable; safe to share. */
public final class RecentSamples {

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
    this.width = 2 + numberLeaves.length;
    this.rows = rows;
  }

  /** How many samples there are of the group. */
  public int size() {
    return rows.length / width;
  }

  /**
   * The samples of one number leaf, in its stored form (see {@link LeafValues}); those in which it was absent are left out.
   *
   * @throws IllegalArgumentException if the leaf is no number
   */
  public List<Sample> of(int leaf) {
    int column = Arrays.binarySearch(numberLeaves, leaf);
    if (column < 0) {
      throw new IllegalArgumentException(
          "leaf \"" + shape.leaf(leaf).name() + "\" is no number; only numbers have a recent past");
    }
    List<Sample> samples = new ArrayList<>();
    for (int row = 0; row < rows.length; row += width) {
      if ((rows[row + 1] & 1L << leaf) != 0) {
        samples.add(new Sample(rows[row], rows[row + 2 + column]));
      }
    }
    return samples;
  }
}
