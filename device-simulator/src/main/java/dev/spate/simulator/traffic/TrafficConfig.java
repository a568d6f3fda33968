package dev.spate.simulator.traffic;

import dev.spate.value.Field;
import java.time.Duration;

/**
 * How the simulated traffic behaves.
 *
 * @param meanLoad mean load of a port's direction in the busiest hour, as a share of the port's speed, above 0 and at most 1; each
 *     direction has a load of its own around it
 * @param dailySwing the share of the load that is gone in the quietest hour, 0 to 1
 * @param busyHour the busiest hour of the day in UTC, 0 to 23
 * @param meanBurst mean length of a burst
 * @param meanPause mean length of the pause between two bursts of one source
 * @param burstShape shape of the Pareto distribution of bursts and pauses, above 1 and at most 10: the smaller, the heavier the tail
 * @param errorBurstEvery mean time between two bursts of errors in one direction of a link; zero for never
 * @param meanErrorBurst mean length of a burst of errors
 * @param flapEvery mean time between two failures of one link; zero for never
 * @param meanOutage mean length of a link's failure
 */
public record TrafficConfig(
    double meanLoad,
    double dailySwing,
    int busyHour,
    Duration meanBurst,
    Duration meanPause,
    double burstShape,
    Duration errorBurstEvery,
    Duration meanErrorBurst,
    Duration flapEvery,
    Duration meanOutage) {

  public TrafficConfig {
    Field.require(meanLoad > 0 && meanLoad <= 1, "meanLoad", meanLoad, "above 0 and at most 1");
    Field.require(dailySwing >= 0 && dailySwing <= 1, "dailySwing", dailySwing, "0 to 1");
    Field.require(
        busyHour >= 0 && busyHour <= 23, "busyHour", busyHour, "an hour of the day, 0 to 23");
    Field.require(isPositive(meanBurst), "meanBurst", meanBurst, "more than zero");
    Field.require(isPositive(meanPause), "meanPause", meanPause, "more than zero");
    Field.require(
        burstShape > 1 && burstShape <= 10, "burstShape", burstShape, "above 1 and at most 10");
    Field.require(
        !errorBurstEvery.isNegative(),
        "errorBurstEvery",
        errorBurstEvery,
        "a time, or zero for never");
    Field.require(isPositive(meanErrorBurst), "meanErrorBurst", meanErrorBurst, "more than zero");
    Field.require(!flapEvery.isNegative(), "flapEvery", flapEvery, "a time, or zero for never");
    Field.require(isPositive(meanOutage), "meanOutage", meanOutage, "more than zero");
  }

  /** A day with its busy hour in the evening, bursts of seconds, errors each 20 minutes, and links that fail twice a day. */
  public static TrafficConfig defaults() {
    return new TrafficConfig(
        0.25,
        0.6,
        20,
        Duration.ofMillis(1500),
        Duration.ofSeconds(3),
        1.5,
        Duration.ofMinutes(20),
        Duration.ofSeconds(4),
        Duration.ofHours(12),
        Duration.ofSeconds(8));
  }

  /** The share of time that a source of bursts is on. */
  double onShare() {
    return (double) meanBurst.toNanos() / (meanBurst.toNanos() + meanPause.toNanos());
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }
}
