package dev.spate.cli.live;

import dev.spate.cli.format.HumanUnits;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as narrow as a column of a table wants them. Stateless. */
final class Figures {

  /** What stands where a number is not known. */
  static final String NONE = "-";

  private static final long SECOND = 1_000_000_000;

  private Figures() {}

  /** {@code 84.2 Mbit/s}, {@code 0 bit/s}; {@code 84.2 M} where the heading has the unit. */
  static String scaled(double value, String unit) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    return value == 0 ? ("0 " + unit).strip() : HumanUnits.scaled(value, unit).strip();
  }

  /** As {@link #scaled}, with its sign. */
  static String change(double value) {
    return (value > 0 ? "+" : "") + scaled(value, "");
  }

  /** {@code 32.1 %}. */
  static String percent(double fraction) {
    return Double.isNaN(fraction)
        ? NONE
        : String.format(Locale.ROOT, fraction < 0.0995 ? "%.2f %%" : "%.1f %%", fraction * 100);
  }

  /** {@code 1,234,567}, of 64 bits without a sign. */
  static String grouped(long unsignedBits) {
    return unsignedBits >= 0
        ? String.format(Locale.ROOT, "%,d", unsignedBits)
        : String.format(Locale.ROOT, "%,d", new BigInteger(Long.toUnsignedString(unsignedBits)));
  }

  /** {@code 0.4s}, {@code 12s}, {@code 3m12s}, {@code 2h05m}, {@code 9d04h}; a time ahead of ours is {@code 0.0s}. */
  static String age(long nanos) {
    long tenths = Math.max(nanos, 0) / (SECOND / 10);
    if (tenths < 100) {
      return tenths / 10 + "." + tenths % 10 + "s";
    }
    long seconds = tenths / 10;
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3_600) {
      return two(seconds / 60, "m", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3_600, "h", seconds % 3_600 / 60, "m");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return String.format(Locale.ROOT, "%d%s%02d%s", large, largeUnit, small, smallUnit);
  }
}
