package dev.spate.subscription;

import dev.spate.query.Query;

/**
 * One subscription of a stream: what it selects, and when it sends.
 *
 * @param sampleIntervalNanos of SAMPLE, positive; meaningless in ON_CHANGE
 * @param suppressRedundant in SAMPLE: leave out what has not changed since it was last sent
 * @param heartbeatNanos send everything selected this often, changed or not; 0 for never. Without suppression SAMPLE does so anyway
 */
public record SubscriptionSpec(
    Query query,
    SubscriptionMode mode,
    long sampleIntervalNanos,
    boolean suppressRedundant,
    long heartbeatNanos) {

  public SubscriptionSpec {
    if (mode == SubscriptionMode.SAMPLE && sampleIntervalNanos <= 0) {
      throw new IllegalArgumentException(
          "sample interval " + sampleIntervalNanos + " ns must be positive");
    }
    if (heartbeatNanos < 0) {
      throw new IllegalArgumentException(
          "heartbeat interval " + heartbeatNanos + " ns must not be negative");
    }
  }
}
