package dev.spate.simulator;

/** The latest value of a measurement, and the least, greatest and mean of the present minute. Belongs to one thread. */
final class Statistic {
  static final long WINDOW_NANOS = 60_000_000_000L;

  private double instant;
  private double sum;
  private double min;
  private double max;
  private long count;
  private long minNanos;
  private long maxNanos;
  private long windowStartNanos;

  void add(double value, long timestampNanos) {
    boolean newWindow = count == 0
        || timestampNanos - windowStartNanos >= WINDOW_NANOS
        || timestampNanos < windowStartNanos;
    if (newWindow) {
      windowStartNanos = timestampNanos;
      sum = 0;
      count = 0;
    }
    if (newWindow || value < min) {
      min = value;
      minNanos = timestampNanos;
    }
    if (newWindow || value > max) {
      max = value;
      maxNanos = timestampNanos;
    }
    instant = value;
    sum += value;
    count++;
  }

  double instant() {
    return instant;
  }

  double average() {
    return sum / count;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  long minNanos() {
    return minNanos;
  }

  long maxNanos() {
    return maxNanos;
  }
}
