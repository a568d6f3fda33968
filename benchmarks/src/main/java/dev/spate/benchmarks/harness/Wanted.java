package dev.spate.benchmarks.harness;

import java.time.Duration;

/** How many updates streams that take everything should have got: what was delivered is held against it. */
final class Wanted {
  private Wanted() {}

  /**
   * Of ON_CHANGE: each change once a stream.
   *
   * @param groups published in the window
   */
  static long onChange(Traffic traffic, long groups, int subscribers) {
    return groups * traffic.leaves() * subscribers;
  }

  /** Of SAMPLE: every leaf once an interval and stream. */
  static long sampled(Traffic traffic, Duration window, Duration interval, int subscribers) {
    return Math.round(
        (double) window.toNanos() / interval.toNanos() * traffic.allLeaves() * subscribers);
  }
}
