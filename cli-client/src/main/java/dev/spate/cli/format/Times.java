package dev.spate.cli.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Timestamps of gNMI, nanoseconds since 1970, as RFC 3339 writes times. */
final class Times {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Times() {}

  /** To the nanosecond: {@code 2026-11-06T12:15:00.123456789Z}. */
  static String text(long nanos) {
    return instant(nanos).toString();
  }

  /** Cut to the millisecond, always as wide: {@code 2026-11-06T12:15:00.123Z}. */
  static String millis(long nanos) {
    String text = instant(nanos).truncatedTo(ChronoUnit.MILLIS).toString();
    return text.contains(".") ? text : text.replace("Z", ".000Z");
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
