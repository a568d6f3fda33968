package dev.spate.server.prometheus;

import java.util.Map;

/**
 * The unit in which a figure is shown for one of the models: Prometheus wants seconds and bytes, whatever their multiples are in
 * the models, and says the unit in the name.
 *
 * @param name empty for none
 * @param multiplier by which a value of the model's unit is multiplied
 * @param divisor by which it is then divided; apart, for a thousand millionths are not one thousandth in binary
 */
record BaseUnit(String name, double multiplier, double divisor) {

  private static final Map<String, BaseUnit> CONVERTED = Map.of(
      "nanoseconds", new BaseUnit("seconds", 1, 1e9),
      "microseconds", new BaseUnit("seconds", 1, 1e6),
      "milliseconds", new BaseUnit("seconds", 1, 1e3),
      "minutes", new BaseUnit("seconds", 60, 1),
      "hours", new BaseUnit("seconds", 3600, 1),
      "kilobytes", new BaseUnit("bytes", 1e3, 1),
      "megabytes", new BaseUnit("bytes", 1e6, 1),
      "gigabytes", new BaseUnit("bytes", 1e9, 1));

  /**
   * That of a unit.
   *
   * @param unit as the model words it; empty for none
   */
  static BaseUnit of(String unit) {
    BaseUnit converted = CONVERTED.get(unit);
    return converted == null ? new BaseUnit(Names.unit(unit), 1, 1) : converted;
  }

  double convert(double value) {
    return value * multiplier / divisor;
  }
}
