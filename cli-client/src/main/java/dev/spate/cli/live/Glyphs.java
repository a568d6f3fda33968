package dev.spate.cli.live;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The signs that a terminal can show besides letters. */
enum Glyphs {
  UNICODE("▁▂▃▄▅▆▇█", '█', '░', "…", " · ", "▼", "▲"),
  ASCII("_.,-=+*#", '#', '.', "~", ", ", "v", "^");

  private final String levels;
  private final char full;
  private final char empty;
  final String ellipsis;
  final String separator;
  final String down;
  final String up;

  Glyphs(
      String levels,
      char full,
      char empty,
      String ellipsis,
      String separator,
      String down,
      String up) {
    this.levels = levels;
    this.full = full;
    this.empty = empty;
    this.ellipsis = ellipsis;
    this.separator = separator;
    this.down = down;
    this.up = up;
  }

  /** By the locale that the environment names (POSIX.1-2017, 8.2): Unicode where it says UTF-8. */
  static Glyphs of(UnaryOperator<@Nullable String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.apply(name);
      if (locale != null && !locale.isEmpty()) {
        String upper = locale.toUpperCase(Locale.ROOT);
        return upper.contains("UTF-8") || upper.contains("UTF8") ? UNICODE : ASCII;
      }
    }
    return ASCII;
  }

  /**
   * A sparkline: one sign a value, as high as the value lies between two others. What is not known is blank.
   *
   * @param low drawn lowest
   * @param high drawn highest; where it is no higher than {@code low}, all is lowest
   */
  String spark(double[] values, double low, double high) {
    StringBuilder line = new StringBuilder(values.length);
    for (double value : values) {
      if (Double.isNaN(value)) {
        line.append(' ');
      } else {
        double height = high > low ? (value - low) / (high - low) : 0;
        long level = Math.round(Math.min(Math.max(height, 0), 1) * (levels.length() - 1));
        line.append(levels.charAt((int) level));
      }
    }
    return line.toString();
  }

  /** A bar: how much of its width is full. Something is full as soon as there is anything. */
  String bar(double fraction, int width) {
    long filled = (long) Math.ceil(Math.min(Math.max(fraction, 0), 1) * width);
    return String.valueOf(full).repeat((int) filled)
        + String.valueOf(empty).repeat(width - (int) filled);
  }
}
