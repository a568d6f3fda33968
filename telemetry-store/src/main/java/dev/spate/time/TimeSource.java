package dev.spate.time;

/** Where time comes from. Safe to share among threads. */
public interface TimeSource {

  /** Nanoseconds since 1970-01-01T00:00:00Z: for timestamps. May jump when the machine's clock is set. */
  long epochNanos();

  /** Nanoseconds from an arbitrary origin that never go back: for intervals. */
  long monotonicNanos();

  /** The machine's own clocks. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
