package dev.spate.value;

import java.time.Instant;

/** Nanoseconds since 1970-01-01T00:00:00Z, in which all timestamps are kept. Stateless. */
public final class Timestamps {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Timestamps() {}

  /** In the form of RFC 3339, in UTC, with as many digits as it needs: {@code 2026-11-06T12:15:00.100Z}. */
  public static String format(long epochNanos) {
    return Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, NANOS_PER_SECOND),
            Math.floorMod(epochNanos, NANOS_PER_SECOND))
        .toString();
  }
}
