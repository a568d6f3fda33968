package dev.spate.cli.live;

import java.util.Arrays;

/** The last minute of a number, a point a second. Not thread-safe. */
final class Minute {

  static final int SECONDS = 60;

  private final double[] points = new double[SECONDS];
  private final long holdSeconds;
  private boolean begun;
  private long newest;

  /**
   * Begins without any point.
   *
   * @param holdSeconds for how long a value counts where no other follows
   */
  Minute(long holdSeconds) {
    this.holdSeconds = holdSeconds;
    Arrays.fill(points, Double.NaN);
  }

  /** Sets the point of a second, and of those before it that had none; NaN for one that is not known. */
  void put(long second, double value) {
    if (begun && second < newest) {
      return;
    }
    if (begun) {
      double between = second - newest <= holdSeconds ? value : Double.NaN;
      for (long s = Math.max(newest + 1, second - SECONDS + 1); s < second; s++) {
        points[index(s)] = between;
      }
    }
    points[index(second)] = value;
    newest = second;
    begun = true;
  }

  /** The points up to and with a second, the oldest first; NaN where nothing is known. */
  double[] upTo(long second) {
    double[] last = new double[SECONDS];
    for (int i = 0; i < SECONDS; i++) {
      last[i] = at(second - SECONDS + 1 + i);
    }
    return last;
  }

  private double at(long second) {
    if (!begun || second <= newest - SECONDS || second > newest + holdSeconds) {
      return Double.NaN;
    }
    return points[index(Math.min(second, newest))];
  }

  private static int index(long second) {
    return (int) Math.floorMod(second, (long) SECONDS);
  }
}
