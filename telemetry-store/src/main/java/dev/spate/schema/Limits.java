package dev.spate.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The values or lengths that a type allows, such as {@code 1..4} or {@code 0|64..max} (RFC 7950 sections 9.2.4 and 9.4.4).
 *
 * @param text as the model writes it
 */
record Limits(String text, List<Interval> intervals) {

  record Interval(BigDecimal least, BigDecimal greatest) {}

  /** Between two integers. */
  static Limits between(BigDecimal least, BigDecimal greatest) {
    return new Limits(
        least.toPlainString() + ".." + greatest.toPlainString(),
        List.of(new Interval(least, greatest)));
  }

  /** Reads a range or length; {@code whole} is what its type allows without one. */
  static Limits parse(String text, Limits whole) {
    BigDecimal min = whole.intervals.get(0).least();
    BigDecimal max = whole.intervals.get(whole.intervals.size() - 1).greatest();
    List<Interval> intervals = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      int dots = part.indexOf("..");
      String least = dots < 0 ? part : part.substring(0, dots);
      String greatest = dots < 0 ? part : part.substring(dots + 2);
      intervals.add(new Interval(bound(least, min, max), bound(greatest, min, max)));
    }
    return new Limits(text, List.copyOf(intervals));
  }

  private static BigDecimal bound(String text, BigDecimal min, BigDecimal max) {
    return switch (text) {
      case "min" -> min;
      case "max" -> max;
      default -> {
        try {
          yield new BigDecimal(text);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException("\"" + text + "\" is not a number, min or max", e);
        }
      }
    };
  }

  boolean allow(BigDecimal value) {
    for (Interval interval : intervals) {
      if (value.compareTo(interval.least) >= 0 && value.compareTo(interval.greatest) <= 0) {
        return true;
      }
    }
    return false;
  }
}
