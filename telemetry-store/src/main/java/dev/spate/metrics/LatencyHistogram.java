package dev.spate.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long something took, counted in fixed buckets. Recording allocates nothing and takes no lock; safe to share among threads.
 */
public final class LatencyHistogram {

  /** A round of delivery rests a millisecond or two, so the steps are fine around that. */
  private static final long[] BOUNDS_MICROS = {
    100, 250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
    1_000_000, 2_500_000
  };

  private final long[] boundsNanos = new long[BOUNDS_MICROS.length];
  private final LongAdder[] counts = new LongAdder[BOUNDS_MICROS.length + 1];
  private final LongAdder totalNanos = new LongAdder();

  public LatencyHistogram() {
    for (int i = 0; i < boundsNanos.length; i++) {
      boundsNanos[i] = TimeUnit.MICROSECONDS.toNanos(BOUNDS_MICROS[i]);
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** Counts one; a negative time, which a clock may give, counts as none. */
  public void record(long nanos) {
    long counted = Math.max(0, nanos);
    int bucket = 0;
    while (bucket < boundsNanos.length && counted > boundsNanos[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    totalNanos.add(counted);
  }

  /** The longest time that each bucket counts, in nanoseconds, rising; one more bucket is for what took longer. */
  public long[] boundsNanos() {
    return boundsNanos.clone();
  }

  /** How many each bucket counted by now, each time in one bucket. */
  public long[] counts() {
    long[] now = new long[counts.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = counts[i].sum();
    }
    return now;
  }

  /** The sum of all times, in nanoseconds; what is being recorded may be in it and not yet in {@link #counts}, or the reverse. */
  public long totalNanos() {
    return totalNanos.sum();
  }
}
