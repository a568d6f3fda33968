package dev.spate.cli.live;

import java.util.Arrays;

/** Groups the points of a minute into fewer ones. Stateless. */
final class Sparkline {

  private Sparkline() {}

  /**
   * Means of as many seconds each as it takes, the newest at the end; NaN where nothing is known. Groups begin at whole multiples of
   * their length, so that a point stays in its group while time goes on and the drawing moves, but does not shimmer.
   *
   * @param second that of the newest point
   * @param points one a second, the oldest first
   * @param count how many are wanted, a divisor of the points
   */
  static double[] group(long second, double[] points, int count) {
    int length = Math.max(points.length / count, 1);
    long newestGroup = Math.floorDiv(second, (long) length);
    double[] sums = new double[count];
    int[] known = new int[count];
    for (int i = 0; i < points.length; i++) {
      long group = Math.floorDiv(second - points.length + 1 + i, (long) length);
      long index = count - 1 - (newestGroup - group);
      if (index >= 0 && !Double.isNaN(points[i])) {
        sums[(int) index] += points[i];
        known[(int) index]++;
      }
    }
    double[] means = new double[count];
    Arrays.setAll(means, i -> known[i] == 0 ? Double.NaN : sums[i] / known[i]);
    return means;
  }
}
