package dev.spate.simulator.traffic;

import java.time.Duration;

/**
 * The on/off sources behind each direction of a link. Bursts and pauses are Pareto distributed; the sum of such sources is bursty on
 * every time scale, as measured traffic is (Willinger, Taqqu, Sherman and Wilson, "Self-similarity through high-variability",
 * IEEE/ACM Transactions on Networking 5(1), 1997).
 *
 * <p>State per direction: ticks that are left of each source's present burst or pause, and a bit a source that is on.
 */
final class BurstSources {
  static final int SOURCES = 8;

  private final Pareto burstTicks;
  private final Pareto pauseTicks;
  private final int[] ticksLeft;
  private final byte[] on;

  BurstSources(int directions, TrafficConfig config, Duration tick, RandomStream random) {
    double shape = config.burstShape();
    burstTicks = new Pareto((double) config.meanBurst().toNanos() / tick.toNanos(), shape);
    pauseTicks = new Pareto((double) config.meanPause().toNanos() / tick.toNanos(), shape);
    ticksLeft = new int[directions * SOURCES];
    on = new byte[directions];
    for (int source = 0; source < ticksLeft.length; source++) {
      boolean starts = random.nextDouble() < config.onShare();
      if (starts) {
        on[source / SOURCES] |= (byte) (1 << source % SOURCES);
      }
      ticksLeft[source] = drawTicks(starts, random);
    }
  }

  /** Moves a direction's sources by one tick; returns how many of them are on. */
  int step(int direction, RandomStream random) {
    int bits = on[direction];
    int first = direction * SOURCES;
    for (int i = 0; i < SOURCES; i++) {
      if (--ticksLeft[first + i] <= 0) {
        bits ^= 1 << i;
        ticksLeft[first + i] = drawTicks((bits & 1 << i) != 0, random);
      }
    }
    on[direction] = (byte) bits;
    return Integer.bitCount(bits & 0xff);
  }

  private int drawTicks(boolean burst, RandomStream random) {
    return 1 + (int) (burst ? burstTicks : pauseTicks).draw(random);
  }
}
