package dev.spate.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as people write it: {@code 4MiB}. Units are powers of 1024 (IEC 80000-13). Immutable.
 *
 * @param bytes never negative
 */
public record DataSize(long bytes) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ?(B|KiB|MiB|GiB)");

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("A size cannot be negative, but is " + bytes + " bytes");
    }
  }

  public static DataSize ofMebibytes(long mebibytes) {
    return new DataSize(Math.multiplyExact(mebibytes, 1L << 20));
  }

  /**
   * Reads a whole number and a unit: {@code 512B}, {@code 64KiB}, {@code 4MiB}, {@code 1GiB}.
   *
   * @throws IllegalArgumentException if the text is anything else, or too large
   */
  public static DataSize parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a size such as 512B, 64KiB, 4MiB or 1GiB");
    }
    long unit = switch (matcher.group(2)) {
      case "GiB" -> 1L << 30;
      case "MiB" -> 1L << 20;
      case "KiB" -> 1L << 10;
      default -> 1;
    };
    try {
      return new DataSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("\"" + text + "\" is larger than 8 EiB", e);
    }
  }

  /** In the largest unit that divides it: what {@link #parse} reads. */
  @Override
  public String toString() {
    if (bytes == 0) {
      return "0B";
    }
    String[] units = {"B", "KiB", "MiB", "GiB"};
    int unit = Math.min(Long.numberOfTrailingZeros(bytes) / 10, units.length - 1);
    return (bytes >> (10 * unit)) + units[unit];
  }
}
