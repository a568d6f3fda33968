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
  private boolean incomplete;

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

  /** Adds a value without which the others say nothing. */
  void require(OptionalDouble value, double scale, long timestampNanos) {
    add(value, scale, timestampNanos);
    incomplete |= value.isEmpty();
  }

  /** Empty if nothing was added, or something that is required was missing. */
  Optional<Result> sum() {
    return result(sum);
  }

  /** Empty if nothing was added, or something that is required was missing. */
  Optional<Result> mean() {
    return result(sum / count);
  }

  private Optional<Result> result(double value) {
    return count == 0 || incomplete
        ? Optional.empty()
        : Optional.of(new Result(value, oldestNanos));
  }
}
