package dev.spate.value;

import java.util.Optional;

/**
 * The change of a counter between two of its samples, per second.
 *
 * <p>Counters of 64 bits do not wrap in practice (RFC 2863 §3.1.6), so one that went down was reset: the interval has no
 * rate, and the next one starts from the new value. Immutable; safe to share.
 *
 * @param perSecond units of the counter per second, never negative
 * @param intervalNanos time between the two samples, in nanoseconds, positive
 */
public record CounterRate(double perSecond, long intervalNanos) {

  /** Empty when the counter was reset, or when time stood still between the samples. */
  public static Optional<CounterRate> between(Sample earlier, Sample later) {
    long elapsedNanos = later.timestampNanos() - earlier.timestampNanos();
    if (elapsedNanos <= 0 || Long.compareUnsigned(later.value(), earlier.value()) < 0) {
      return Optional.empty();
    }
    long change = later.value() - earlier.value();
    return Optional.of(new CounterRate(change * 1e9 / elapsedNanos, elapsedNanos));
  }
}
