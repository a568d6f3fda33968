package dev.spate.cli.format;

import java.util.Locale;

/** Numbers as people say them. */
public final class HumanUnits {

  private static final String[] TIMES = {"ns", "µs", "ms", "s"};
  private static final String[] SCALES = {"", "k", "M", "G", "T", "P", "E"};

  private HumanUnits() {}

  /** {@code 1,234} up to a million, then {@code 1.23 M}. */
  public static String number(long value) {
    return Math.abs(value) < 1_000_000
        ? String.format(Locale.ROOT, "%,d", value)
        : scaled(value, "");
  }

  /** {@code 999 B}, {@code 1.23 kB}; a kB is 1,000 bytes. */
  public static String bytes(long value) {
    return Math.abs(value) < 1_000 ? value + " B" : scaled(value, "B");
  }

  /** {@code 84.2 Mbit/s}: three digits, and the scale in front of the unit. */
  public static String scaled(double value, String unit) {
    double rest = value;
    int scale = 0;
    while (Math.abs(rest) >= 999.5) {
      rest /= 1_000;
      scale++;
    }
    return threeDigits(rest) + " " + SCALES[scale] + unit;
  }

  /** {@code 999 ns}, {@code 1.23 µs}, {@code 12.3 ms}, {@code 3600 s}: for times that are compared with each other. */
  public static String time(long nanos) {
    double rest = nanos;
    int scale = 0;
    while (rest >= 999.5 && scale < TIMES.length - 1) {
      rest /= 1_000;
      scale++;
    }
    return (scale == 0 ? Long.toString(nanos) : threeDigits(rest)) + " " + TIMES[scale];
  }

  private static String threeDigits(double value) {
    int digits = Math.abs(value) < 9.995 ? 2 : Math.abs(value) < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** The number with the word that fits it. */
  public static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** {@code 85 ms}, {@code 4.2 s}, {@code 3 min 12 s}, {@code 2 h 5 min}, {@code 9 d 4 h}. */
  public static String duration(long nanos) {
    long millis = nanos / 1_000_000;
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
    }
    long seconds = millis / 1_000;
    if (seconds < 3_600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    if (seconds < 86_400) {
      return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
    return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
  }
}
