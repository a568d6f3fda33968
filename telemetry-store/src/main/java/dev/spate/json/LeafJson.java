package dev.spate.json;

import dev.spate.schema.IdentityName;
import dev.spate.schema.LeafType;
import dev.spate.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON of single values: a leaf is a bare value (rule G9), written as RFC 7951 §6 has it or plainly. Nothing is allocated for what the
 * store keeps as a {@code long}. Stateless.
 *
 * <p>What differs: {@link JsonStyle#IETF} quotes integers of 64 bits and decimals, gives an identity its module and writes an empty
 * leaf as {@code [null]}; {@link JsonStyle#PLAIN} writes bare numbers, the bare identity and {@code true}.
 */
public final class LeafJson {

  /** Digits behind the point of a decimal whose type is not known: as many as YANG allows. */
  private static final int MAX_FRACTION_DIGITS = 18;

  private LeafJson() {}

  /**
   * Writes a value in the form in which the store keeps it.
   *
   * @param number the value of a leaf that is kept as a {@code long}
   * @param reference the value of any other leaf
   * @see dev.spate.store.LeafValues
   */
  public static void write(
      JsonBuffer out,
      LeafType type,
      boolean leafList,
      long number,
      @Nullable Object reference,
      JsonStyle style) {
    if (leafList || !type.isLong()) {
      writeReference(out, type, Objects.requireNonNull(reference), style);
      return;
    }
    switch (type.base()) {
      case BOOLEAN -> writeBoolean(out, number != 0);
      case INT, UINT ->
        writeInteger(out, number, type.base() == LeafType.Base.UINT, isQuoted(type, style));
      case DECIMAL ->
        writeDecimal(out, Double.longBitsToDouble(number), type.fractionDigits(), style);
      case ENUMERATION -> out.appendString(type.names().get((int) number));
      case IDENTITY -> {
        IdentityName identity = type.identities().get((int) number);
        writeIdentity(out, identity.module(), identity.name(), style);
      }
      case EMPTY -> writeEmpty(out, style);
      default -> throw new IllegalArgumentException(type + " is not kept as a long");
    }
  }

  /** Writes a value in its boundary form. */
  public static void write(JsonBuffer out, LeafType type, Value value, JsonStyle style) {
    if (type.base() == LeafType.Base.EMPTY && value instanceof Value.Bool) {
      writeEmpty(out, style);
    } else if (value instanceof Value.Bool bool) {
      writeBoolean(out, bool.value());
    } else if (value instanceof Value.Int integer) {
      boolean quoted = isQuoted(integerType(type, integer.value(), false), style);
      writeInteger(out, integer.value(), false, quoted);
    } else if (value instanceof Value.Uint integer) {
      boolean quoted = isQuoted(integerType(type, integer.bits(), true), style);
      writeInteger(out, integer.bits(), true, quoted);
    } else if (value instanceof Value.Decimal decimal) {
      int digits =
          type.base() == LeafType.Base.DECIMAL ? type.fractionDigits() : MAX_FRACTION_DIGITS;
      writeDecimal(out, decimal.value(), digits, style);
    } else if (value instanceof Value.Identity identity) {
      writeIdentity(out, identity.module(), identity.name(), style);
    } else if (value instanceof Value.LeafList list) {
      writeList(out, type, list, style);
    } else {
      out.appendString(value.text());
    }
  }

  private static void writeReference(
      JsonBuffer out, LeafType type, Object reference, JsonStyle style) {
    if (reference instanceof String text) {
      out.appendString(text);
    } else {
      write(out, type, (Value) reference, style);
    }
  }

  private static void writeList(
      JsonBuffer out, LeafType type, Value.LeafList list, JsonStyle style) {
    out.append('[');
    String separator = "";
    for (Value value : list.values()) {
      out.appendAscii(separator);
      write(out, type, value, style);
      separator = ",";
    }
    out.append(']');
  }

  private static void writeBoolean(JsonBuffer out, boolean value) {
    out.appendAscii(value ? "true" : "false");
  }

  private static void writeEmpty(JsonBuffer out, JsonStyle style) {
    out.appendAscii(style == JsonStyle.IETF ? "[null]" : "true");
  }

  private static void writeInteger(JsonBuffer out, long bits, boolean unsigned, boolean quoted) {
    if (quoted) {
      out.append('"');
    }
    if (unsigned) {
      out.appendUnsigned(bits);
    } else {
      out.appendLong(bits);
    }
    if (quoted) {
      out.append('"');
    }
  }

  private static void writeDecimal(
      JsonBuffer out, double value, int fractionDigits, JsonStyle style) {
    if (style == JsonStyle.IETF && Double.isFinite(value)) {
      out.append('"').appendDecimal(value, fractionDigits, 1).append('"');
    } else {
      out.appendDecimal(value, fractionDigits, 0);
    }
  }

  private static void writeIdentity(JsonBuffer out, String module, String name, JsonStyle style) {
    out.appendQualified(style == JsonStyle.IETF ? module : "", name);
  }

  private static boolean isQuoted(LeafType type, JsonStyle style) {
    return style == JsonStyle.IETF && type.isQuotedInIetf();
  }

  /** The type that decides how an integer is written: of a union, its first integer that is wide enough (RFC 7951 §6.10). */
  private static LeafType integerType(LeafType type, long bits, boolean unsigned) {
    if (type.base() != LeafType.Base.UNION) {
      return type;
    }
    for (LeafType member : type.members()) {
      LeafType candidate = integerType(member, bits, unsigned);
      if (holds(candidate, bits, unsigned)) {
        return candidate;
      }
    }
    return LeafType.INT64;
  }

  private static boolean holds(LeafType type, long bits, boolean unsigned) {
    boolean beyondLong = unsigned && bits < 0;
    return switch (type.base()) {
      case INT ->
        !beyondLong && bits == bits << (Long.SIZE - type.bits()) >> (Long.SIZE - type.bits());
      case UINT ->
        (unsigned || bits >= 0)
            && bits == bits << (Long.SIZE - type.bits()) >>> (Long.SIZE - type.bits());
      default -> false;
    };
  }
}
