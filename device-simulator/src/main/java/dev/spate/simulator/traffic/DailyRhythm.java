package dev.spate.simulator.traffic;

/** The rhythm of a day: what share of the busiest hour's load there is at a moment. A cosine with its top at the busy hour. Immutable. */
public final class DailyRhythm {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final double swing;
  private final double busyTurn;

  public DailyRhythm(TrafficConfig config) {
    swing = config.dailySwing();
    busyTurn = (config.busyHour() + 0.5) / 24;
  }

  /** Between 1 − dailySwing and 1. */
  public double at(long epochNanos) {
    double turn = (double) Math.floorMod(epochNanos, NANOS_PER_DAY) / NANOS_PER_DAY;
    return 1 - swing * (1 - StrictMath.cos(2 * Math.PI * (turn - busyTurn))) / 2;
  }
}
