package dev.spate.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people, gnmic and Go write them: {@code 500ms}, {@code 10s}, {@code 1m30s}, {@code 1.5h}; and days, {@code 7d}.
 * Stateless.
 */
public final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

  /** Enough for each unit once. The pattern recurses for each part, so a longer text could take more stack than there is. */
  private static final int MOST_CHARACTERS = 100;

  private static final List<String> LARGEST_FIRST = List.of("d", "h", "m", "s", "ms", "us");

  private Durations() {}

  /**
   * Reads numbers, each with its unit, or a bare 0.
   *
   * @throws IllegalArgumentException if the text is no duration, or longer than 100 characters, or a duration of more than 292
   *     years
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("a duration of %d characters is too long; write at most %d"
          .formatted(text.length(), MOST_CHARACTERS));
    }
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text
          + "\" is no duration; write a number and a unit, such as 500ms, 10s or 1m30s");
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      nanos = nanos.add(
          new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unitNanos(part.group(2)))));
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("\"" + text + "\" is longer than 292 years");
    }
    return Duration.ofNanos(nanos.longValue());
  }

  /** A duration of at most 292 years as {@link #parse} reads it, in the largest unit that divides it. */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    for (String unit : LARGEST_FIRST) {
      if (nanos % unitNanos(unit) == 0) {
        return nanos / unitNanos(unit) + unit;
      }
    }
    return nanos + "ns";
  }

  private static long unitNanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 86_400_000_000_000L;
    };
  }
}
