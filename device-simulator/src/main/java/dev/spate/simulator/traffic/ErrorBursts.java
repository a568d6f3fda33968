package dev.spate.simulator.traffic;

import java.time.Duration;

/**
 * Errors in bursts: each direction of a link is in a good state without loss or in a bad one that loses a share of its packets
 * (Gilbert, "Capacity of a burst-noise channel", Bell System Technical Journal 39, 1960; Elliott, ibid. 42, 1963).
 */
final class ErrorBursts {
  private static final double LEAST_LOSS = 1e-4;
  private static final double DECADES = 2;

  private final double meanGoodTicks;
  private final double meanBadTicks;
  private final long[] ticksLeft;

  /** The share of packets that are lost; 0 in the good state. */
  private final double[] loss;

  ErrorBursts(int directions, TrafficConfig config, Duration tick, RandomStream random) {
    meanGoodTicks = (double) config.errorBurstEvery().toNanos() / tick.toNanos();
    meanBadTicks = (double) config.meanErrorBurst().toNanos() / tick.toNanos();
    ticksLeft = new long[directions];
    loss = new double[directions];
    for (int direction = 0; direction < directions; direction++) {
      ticksLeft[direction] =
          meanGoodTicks == 0 ? Long.MAX_VALUE : 1 + (long) random.exponential(meanGoodTicks);
    }
  }

  /** Moves a direction by one tick; returns the share of its packets that this tick loses. */
  double step(int direction, RandomStream random) {
    if (--ticksLeft[direction] <= 0) {
      boolean turnsBad = loss[direction] == 0;
      loss[direction] =
          turnsBad ? LEAST_LOSS * StrictMath.pow(10, DECADES * random.nextDouble()) : 0;
      ticksLeft[direction] = 1 + (long) random.exponential(turnsBad ? meanBadTicks : meanGoodTicks);
    }
    return loss[direction];
  }
}
