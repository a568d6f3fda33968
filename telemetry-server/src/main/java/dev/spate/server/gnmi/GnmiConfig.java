package dev.spate.server.gnmi;

import dev.spate.value.DataSize;
import java.time.Duration;

/**
 * Limits and defaults of the gNMI service.
 *
 * @param lowestInterval the shortest sample and heartbeat interval; a sample interval of 0 means this
 * @param highestInterval the longest sample and heartbeat interval
 * @param targetDefinedInterval how often TARGET_DEFINED samples the leaves that it samples
 * @param strictTargetDefined whether a sample interval given with TARGET_DEFINED is refused rather than ignored
 * @param maxSubscriptions most subscriptions open at once, over all endpoints and clients
 * @param maxGetAnswer the largest answer to a Get
 * @param streamBuffer what may wait in a stream before it counts as not ready
 */
public record GnmiConfig(
    Duration lowestInterval,
    Duration highestInterval,
    Duration targetDefinedInterval,
    boolean strictTargetDefined,
    int maxSubscriptions,
    DataSize maxGetAnswer,
    DataSize streamBuffer) {

  public GnmiConfig {
    requirePositive("lowestInterval", lowestInterval);
    if (highestInterval.compareTo(lowestInterval) < 0) {
      throw new IllegalArgumentException("highestInterval %s is below lowestInterval %s"
          .formatted(highestInterval, lowestInterval));
    }
    if (highestInterval.compareTo(Duration.ofDays(10_000)) > 0) {
      throw new IllegalArgumentException(
          "highestInterval %s is above 10000 days".formatted(highestInterval));
    }
    requirePositive("targetDefinedInterval", targetDefinedInterval);
    if (maxSubscriptions < 1) {
      throw new IllegalArgumentException(
          "maxSubscriptions is %d, but must be at least 1".formatted(maxSubscriptions));
    }
    if (streamBuffer.bytes() < 1 || streamBuffer.bytes() > 1 << 30) {
      throw new IllegalArgumentException(
          "streamBuffer is %s, but must be 1B to 1GiB".formatted(streamBuffer));
    }
  }

  public static GnmiConfig defaults() {
    return new GnmiConfig(
        Duration.ofMillis(100),
        Duration.ofDays(366),
        Duration.ofSeconds(1),
        false,
        10_000,
        DataSize.ofMebibytes(64),
        new DataSize(64 << 10));
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ", but must be positive");
    }
  }
}
