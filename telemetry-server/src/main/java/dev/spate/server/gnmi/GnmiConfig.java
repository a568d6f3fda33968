package dev.spate.server.gnmi;

import dev.spate.value.DataSize;
import dev.spate.value.Durations;
import dev.spate.value.Field;
import java.time.Duration;

/**
 * Limits and defaults of the gNMI service.
 *
 * @param lowestInterval the shortest sample and heartbeat interval; a sample interval of 0 means this
 * @param highestInterval the longest sample and heartbeat interval
 * @param targetDefinedInterval how often TARGET_DEFINED samples the leaves that it samples
 * @param strictTargetDefined whether a sample interval given with TARGET_DEFINED is refused rather than ignored
 * @param maxGetAnswer the largest answer to a Get
 * @param streamBuffer what may wait in a stream before it counts as not ready
 */
public record GnmiConfig(
    Duration lowestInterval,
    Duration highestInterval,
    Duration targetDefinedInterval,
    boolean strictTargetDefined,
    DataSize maxGetAnswer,
    DataSize streamBuffer) {

  /** Timers fire in slots of this length, so a shorter interval would miss most of its times. */
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  private static final Duration LONGEST_INTERVAL = Duration.ofDays(10_000);

  /** An answer is one array, which doubles as it grows. */
  private static final DataSize LARGEST_ANSWER = DataSize.ofMebibytes(512);

  public GnmiConfig {
    Field.require(
        lowestInterval.compareTo(SHORTEST_INTERVAL) >= 0,
        "lowestInterval",
        lowestInterval,
        Durations.format(SHORTEST_INTERVAL) + " or more");
    Field.require(
        highestInterval.compareTo(lowestInterval) >= 0
            && highestInterval.compareTo(LONGEST_INTERVAL) <= 0,
        "highestInterval",
        highestInterval,
        Durations.format(lowestInterval) + ", the lowest interval, to "
            + Durations.format(LONGEST_INTERVAL));
    Field.require(
        targetDefinedInterval.compareTo(SHORTEST_INTERVAL) >= 0
            && targetDefinedInterval.compareTo(LONGEST_INTERVAL) <= 0,
        "targetDefinedInterval",
        targetDefinedInterval,
        Durations.format(SHORTEST_INTERVAL) + " to " + Durations.format(LONGEST_INTERVAL));
    Field.require(
        maxGetAnswer.bytes() >= 1 && maxGetAnswer.bytes() <= LARGEST_ANSWER.bytes(),
        "maxGetAnswer",
        maxGetAnswer,
        "1B to " + LARGEST_ANSWER);
    Field.require(
        streamBuffer.bytes() >= 1 && streamBuffer.bytes() <= 1 << 30,
        "streamBuffer",
        streamBuffer,
        "1B to 1GiB");
  }

  public static GnmiConfig defaults() {
    return new GnmiConfig(
        Duration.ofMillis(100),
        Duration.ofDays(366),
        Duration.ofSeconds(1),
        false,
        DataSize.ofMebibytes(64),
        new DataSize(64 << 10));
  }
}
