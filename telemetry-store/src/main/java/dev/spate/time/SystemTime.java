package dev.spate.time;

import java.time.Clock;
import java.time.Instant;

/** The machine's clocks. */
enum SystemTime implements TimeSource {
  INSTANCE;

  private final Clock clock = Clock.systemUTC();

  @Override
  public long epochNanos() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }
}
