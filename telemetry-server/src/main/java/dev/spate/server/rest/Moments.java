package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import dev.spate.value.Timestamps;

/** Tells when something was measured, and how long ago that is. Stateless. */
final class Moments {

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Moments() {}

  /**
   * Writes a member with the time, in RFC 3339's form and UTC, and {@code age_ms}; both null where it is not known.
   *
   * @param name of the member with the time
   * @param nanos since the epoch; 0 if it is not known
   */
  static void write(JsonWriter out, String name, long nanos, long nowNanos) {
    out.name(name);
    if (nanos == 0) {
      out.nothing();
    } else {
      out.string(Timestamps.format(nanos));
    }
    writeAge(out, nanos, nowNanos);
  }

  /** Writes {@code age_ms} alone. A clock that was set back makes no negative age. */
  static void writeAge(JsonWriter out, long nanos, long nowNanos) {
    out.name("age_ms");
    if (nanos == 0) {
      out.nothing();
    } else {
      out.number(Math.max(0, nowNanos - nanos) / NANOS_PER_MILLI);
    }
  }

  /** Writes the time in whole seconds since the epoch; null where it is not known. */
  static void writeSeconds(JsonWriter out, long nanos) {
    out.name("timestamp");
    if (nanos == 0) {
      out.nothing();
    } else {
      out.number(Math.floorDiv(nanos, NANOS_PER_SECOND));
    }
  }

  static long millis(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MILLI);
  }
}
