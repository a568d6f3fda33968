package dev.spate.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as decimals of the fewest digits that read back as the same double. {@link Double#toString} does so from JDK 19 on, and
 * allocates. Stateless.
 *
 * <p>Nearly all doubles that people and devices make are an integer of up to 15 digits divided by a power of ten. Both are doubles
 * exactly, so their quotient is the double nearest to that decimal: one division tells whether a decimal is right. The others take
 * a detour by {@link BigDecimal}.
 */
final class Decimals {

  /** A double keeps every decimal of up to 15 digits apart. */
  private static final double FIFTEEN_DIGITS = 1e15;

  /** Below this every integer is a double of its own. */
  private static final double EXACT_INTEGERS = 0x1p53;

  /** From this many digits before the point on, an exponent is easier to read. */
  private static final int MOST_DIGITS_BEFORE_POINT = 21;

  /** The powers of ten that are doubles exactly. */
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Decimals() {}

  /** Writes a finite double. */
  static void append(JsonBuffer out, double value) {
    if (appendExactly(out, value, POWERS.length - 1, 0)) {
      return;
    }
    BigDecimal shortest = shortest(value);
    boolean plain = shortest.scale() <= 0
        && shortest.precision() - shortest.scale() <= MOST_DIGITS_BEFORE_POINT;
    out.appendAscii(plain ? shortest.toPlainString() : shortest.toString());
  }

  /** Writes a finite double, rounded to {@code fractionDigits} and padded with zeros to {@code leastDigits}. */
  static void append(JsonBuffer out, double value, int fractionDigits, int leastDigits) {
    if (appendExactly(out, value, fractionDigits, leastDigits)) {
      return;
    }
    double scaled = value * POWERS[fractionDigits];
    if (Math.abs(scaled) < FIFTEEN_DIGITS) {
      out.appendScaled((long) Math.rint(scaled), fractionDigits, leastDigits);
      return;
    }
    BigDecimal rounded =
        shortest(value).setScale(fractionDigits, RoundingMode.HALF_EVEN).stripTrailingZeros();
    out.appendAscii(rounded.setScale(Math.max(rounded.scale(), leastDigits)).toPlainString());
  }

  /** Writes nothing, and returns false, if the value is no integer of up to 15 digits divided by a power of ten. */
  private static boolean appendExactly(
      JsonBuffer out, double value, int fractionDigits, int leastDigits) {
    for (int digits = 0; digits <= fractionDigits; digits++) {
      double scaled = value * POWERS[digits];
      if (Math.abs(scaled) >= (digits == 0 ? EXACT_INTEGERS : FIFTEEN_DIGITS)) {
        return false;
      }
      double integer = Math.rint(scaled);
      if (integer / POWERS[digits] == value) {
        out.appendScaled((long) integer, digits, leastDigits);
        return true;
      }
    }
    return false;
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    // Fewer than 15 digits come out of 15 as zeros at the end, except where doubles lie further
    // apart than that.
    int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
    BigDecimal rounded = round(exact, digits);
    while (digits < 17 && rounded.doubleValue() != value) {
      digits++;
      rounded = round(exact, digits);
    }
    return rounded.stripTrailingZeros();
  }

  private static BigDecimal round(BigDecimal exact, int digits) {
    return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }
}
