package dev.spate.simulator.traffic;

import java.time.Duration;

/**
 * Rare failures of the links that a device drives, one state a port. A change made in one tick is seen in the next by both ends,
 * whichever workers they belong to: the state is kept twice, and the ends read the copy that no one writes.
 */
final class LinkFailures {
  private final double meanUpTicks;
  private final double meanDownTicks;
  private final long[] ticksLeft;
  private final boolean[][] carrier;

  LinkFailures(int ports, TrafficConfig config, Duration tick, RandomStream random) {
    meanUpTicks = (double) config.flapEvery().toNanos() / tick.toNanos();
    meanDownTicks = (double) config.meanOutage().toNanos() / tick.toNanos();
    ticksLeft = new long[ports];
    carrier = new boolean[2][ports];
    for (int port = 0; port < ports; port++) {
      ticksLeft[port] =
          meanUpTicks == 0 ? Long.MAX_VALUE : 1 + (long) random.exponential(meanUpTicks);
      carrier[0][port] = true;
      carrier[1][port] = true;
    }
  }

  /** Moves a link by one tick, from the state of the tick before into this tick's. */
  void step(int port, long tick, RandomStream random) {
    boolean up = isUp(port, tick - 1);
    if (--ticksLeft[port] <= 0) {
      up = !up;
      ticksLeft[port] = 1 + (long) random.exponential(up ? meanUpTicks : meanDownTicks);
    }
    carrier[Wire.slot(tick)][port] = up;
  }

  /** Whether the link carried light at the end of a tick: this one, if it has been stepped, or the one before. */
  boolean isUp(int port, long tick) {
    return carrier[Wire.slot(tick)][port];
  }
}
