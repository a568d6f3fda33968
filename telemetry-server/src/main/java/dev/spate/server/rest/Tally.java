package dev.spate.server.rest;

import java.util.Optional;
import java.util.OptionalDouble;

/** Adds up values, and keeps the time of the oldest. For one thread. */
final class Tally {

  /**
   * What came out.
   *
   * @param oldestNanos when the oldest value in it was collected, in nanoseconds since the epoch
   */
  record Result(double value, long oldestNanos) {}

  private double sum;
  private int count;
  private long oldestNanos = Long.MAX_VALUE;

  void add(double value, long timestampNanos) {
    sum += value;
    count++;
    oldestNanos = Math.min(oldestNanos, timestampNanos);
  }

  /** Adds a value if there is one. */
  void add(OptionalDouble value, double scale, long timestampNanos) {
    if (value.isPresent()) {
      add(value.getAsDouble() * scale, timestampNanos);
    }
  }

  /** Empty if nothing was added. */
  Optional<Result> sum() {
    return count == 0 ? Optional.empty() : Optional.of(new Result(sum, oldestNanos));
  }

  /** Empty if nothing was added. */
  Optional<Result> mean() {
    return count == 0 ? Optional.empty() : Optional.of(new Result(sum / count, oldestNanos));
  }
}
