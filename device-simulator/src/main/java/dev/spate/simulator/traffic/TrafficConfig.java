package dev.spate.simulator.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated traffic behaves. What a configuration leaves out (null) has the default named below; the accessors never return
 * null.
 *
 * @param meanLoad mean load of a port's direction in the busiest hour, as a share of the port's speed, above 0 and at most 1; 0.25
 *     by default. Each direction has a load of its own around it
 * @param dailySwing the share of the load that is gone in the quietest hour, 0 to 1; 0.6 by default
 * @param busyHour the busiest hour of the day in UTC, 0 to 23; 20 by default
 * @param meanBurst mean length of a burst; 1.5 s by default
 * @param meanPause mean length of the pause between two bursts of one source; 3 s by default
 * @param burstShape shape of the Pareto distribution of bursts and pauses, above 1 and at most 10; 1.5 by default, the smaller the
 *     heavier the tail
 * @param errorBurstEvery mean time between two bursts of errors in one direction of a link; 20 min by default, zero for never
 * @param meanErrorBurst mean length of a burst of errors; 4 s by default
 * @param flapEvery mean time between two failures of one link; 12 h by default, zero for never
 * @param meanOutage mean length of a link's failure; 8 s by default
 */
public record TrafficConfig(
    Double meanLoad,
    Double dailySwing,
    Integer busyHour,
    Duration meanBurst,
    Duration meanPause,
    Double burstShape,
    Duration errorBurstEvery,
    Duration meanErrorBurst,
    Duration flapEvery,
    Duration meanOutage) {

  /** Everything at its default. */
  public static final TrafficConfig DEFAULT = new TrafficConfig(
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

  public TrafficConfig {
    meanLoad = orElse(meanLoad, 0.25);
    dailySwing = orElse(dailySwing, 0.6);
    busyHour = orElse(busyHour, 20);
    meanBurst = orElse(meanBurst, Duration.ofMillis(1500));
    meanPause = orElse(meanPause, Duration.ofSeconds(3));
    burstShape = orElse(burstShape, 1.5);
    errorBurstEvery = orElse(errorBurstEvery, Duration.ofMinutes(20));
    meanErrorBurst = orElse(meanErrorBurst, Duration.ofSeconds(4));
    flapEvery = orElse(flapEvery, Duration.ofHours(12));
    meanOutage = orElse(meanOutage, Duration.ofSeconds(8));
    require(meanLoad > 0 && meanLoad <= 1, "meanLoad", meanLoad, "above 0 and at most 1");
    require(dailySwing >= 0 && dailySwing <= 1, "dailySwing", dailySwing, "0 to 1");
    require(busyHour >= 0 && busyHour <= 23, "busyHour", busyHour, "an hour of the day, 0 to 23");
    require(isPositive(meanBurst), "meanBurst", meanBurst, "a time above zero");
    require(isPositive(meanPause), "meanPause", meanPause, "a time above zero");
    require(burstShape > 1 && burstShape <= 10, "burstShape", burstShape, "above 1 and at most 10");
    require(
        !errorBurstEvery.isNegative(),
        "errorBurstEvery",
        errorBurstEvery,
        "a time, or zero for never");
    require(isPositive(meanErrorBurst), "meanErrorBurst", meanErrorBurst, "a time above zero");
    require(!flapEvery.isNegative(), "flapEvery", flapEvery, "a time, or zero for never");
    require(isPositive(meanOutage), "meanOutage", meanOutage, "a time above zero");
  }

  /** The share of time that a source of bursts is on. */
  double onShare() {
    return (double) meanBurst.toNanos() / (meanBurst.toNanos() + meanPause.toNanos());
  }

  private static <T> T orElse(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }

  private static boolean isPositive(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  private static void require(boolean valid, String field, Object value, String wanted) {
    if (!valid) {
      throw new IllegalArgumentException(
          "traffic." + field + ": " + value + " is not possible; it must be " + wanted);
    }
  }
}
