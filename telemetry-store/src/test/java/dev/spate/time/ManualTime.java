package dev.spate.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that moves only when a test says so; both clocks move together. Safe to share among threads. */
public final class ManualTime implements TimeSource {

  private final long startNanos;
  private final AtomicLong elapsedNanos = new AtomicLong();

  /** Starts at 2026-01-01T00:00:00Z. */
  public ManualTime() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public ManualTime(Instant start) {
    this.startNanos = start.getEpochSecond() * 1_000_000_000L + start.getNano();
  }

  public void advance(Duration duration) {
    elapsedNanos.addAndGet(duration.toNanos());
  }

  @Override
  public long epochNanos() {
    return startNanos + elapsedNanos.get();
  }

  @Override
  public long monotonicNanos() {
    return elapsedNanos.get();
  }
}
