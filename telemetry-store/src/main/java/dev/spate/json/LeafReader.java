package dev.spate.json;

import dev.spate.schema.IdentityName;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types what a client sends for one leaf (RFC 7951 §6). Every method throws {@link IllegalArgumentException}, which says what was
 * sent and what would be right. Stateless.
 */
final class LeafReader {

  private static final BigDecimal TWO_TO_64 = new BigDecimal(BigInteger.ONE.shiftLeft(64));

  private LeafReader() {}

  /** The typed value of a leaf or leaf-list, from JSON as {@link JsonReader} gives it. */
  static Value read(LeafInfo leaf, Object json) {
    if (!leaf.leafList()) {
      return read(leaf.type(), json);
    }
    if (!(json instanceof List<?> items)) {
      throw mismatch(json, "an array, each of its values " + leaf.type());
    }
    return new Value.LeafList(
        items.stream().map(item -> read(leaf.type(), item)).toList());
  }

  private static Value read(LeafType type, Object json) {
    return switch (type.base()) {
      case STRING, BITS -> string(type, json);
      case BOOLEAN -> {
        if (json instanceof Boolean bool) {
          yield new Value.Bool(bool);
        }
        throw mismatch(json, "true or false");
      }
      case INT, UINT -> integer(type, json);
      case DECIMAL -> decimal(type, json);
      case ENUMERATION -> {
        if (json instanceof String name && type.names().contains(name)) {
          yield new Value.Text(name);
        }
        throw mismatch(json, type);
      }
      case IDENTITY -> identity(type, json);
      case BINARY -> bytes(type, json);
      case EMPTY -> {
        boolean set = json.equals(true)
            || (json instanceof List<?> list && list.equals(List.of(JsonNull.NULL)));
        if (set) {
          yield new Value.Bool(true);
        }
        throw mismatch(json, "[null]");
      }
      case UNION -> union(type, json);
    };
  }

  /** What the keys of a path mean: text in the lexical form of its type. */
  static Value readText(LeafType type, String text) {
    return switch (type.base()) {
      case UNION -> firstThatTakes(type, text, LeafReader::readText);
      case BOOLEAN ->
        switch (text) {
          case "true" -> new Value.Bool(true);
          case "false" -> new Value.Bool(false);
          default -> throw mismatch(text, "true or false");
        };
      case INT, UINT, DECIMAL -> read(type, number(type, text));
      default -> read(type, text);
    };
  }

  /** A value of gNMI's PROTO encoding in the form of JSON, to be typed in the same way. */
  static Object toJson(Value value) {
    if (value instanceof Value.Int integer) {
      return BigDecimal.valueOf(integer.value());
    } else if (value instanceof Value.Uint integer) {
      return new BigDecimal(Long.toUnsignedString(integer.bits()));
    } else if (value instanceof Value.Bool bool) {
      return bool.value();
    } else if (value instanceof Value.Decimal decimal) {
      return Double.isFinite(decimal.value()) ? BigDecimal.valueOf(decimal.value()) : value;
    } else if (value instanceof Value.Text text) {
      return text.value();
    } else if (value instanceof Value.Identity identity) {
      return identity.qualified();
    } else if (value instanceof Value.LeafList list) {
      return list.values().stream().map(LeafReader::toJson).toList();
    }
    return value;
  }

  private static Value string(LeafType type, Object json) {
    if (!(json instanceof String text)) {
      throw mismatch(json, type);
    }
    type.validateText(text);
    return new Value.Text(text);
  }

  private static Value integer(LeafType type, Object json) {
    BigDecimal number = number(type, json);
    // Compared before it is written out, for 1e999999999 has a billion digits.
    boolean fits = number.signum() == 0
        || (number.abs().compareTo(TWO_TO_64) < 0 && number.stripTrailingZeros().scale() <= 0);
    boolean unsigned = type.base() == LeafType.Base.UINT;
    BigInteger integer =
        fits && number.signum() != 0 ? number.toBigIntegerExact() : BigInteger.ZERO;
    if (!fits || (unsigned ? integer.signum() < 0 : integer.bitLength() > 63)) {
      throw mismatch(json, type);
    }
    type.validateInteger(integer.longValue());
    return unsigned ? new Value.Uint(integer.longValue()) : new Value.Int(integer.longValue());
  }

  private static Value decimal(LeafType type, Object json) {
    BigDecimal number = number(type, json);
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > type.fractionDigits()) {
      throw mismatch(
          json, type + " with at most " + type.fractionDigits() + " digits behind the point");
    }
    type.validateDecimal(number.doubleValue());
    return new Value.Decimal(number.doubleValue());
  }

  /** A number, in quotes where the type is one of those that RFC 7951 §6.1 puts in quotes. */
  private static BigDecimal number(LeafType type, Object json) {
    if (json instanceof BigDecimal number) {
      return number;
    }
    if (json instanceof String text && type.isQuotedInIetf()) {
      return number(type, text);
    }
    throw mismatch(json, type);
  }

  private static BigDecimal number(LeafType type, String text) {
    try {
      if (text.length() <= JsonReader.MAX_NUMBER_LENGTH) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException e) {
      throw mismatch(text, type, e);
    }
    throw mismatch(text, type);
  }

  /** An identity, with its module, a prefix, or neither (RFC 7951 §6.8 wants the module; clients send all of them). */
  private static Value identity(LeafType type, Object json) {
    if (json instanceof String text) {
      int index = type.indexOf(text);
      int local = index >= 0 ? index : type.indexOf(text.substring(text.indexOf(':') + 1));
      if (local >= 0) {
        IdentityName identity = type.identities().get(local);
        return new Value.Identity(identity.module(), identity.name());
      }
    }
    throw mismatch(json, type);
  }

  private static Value bytes(LeafType type, Object json) {
    if (json instanceof Value.Bytes bytes) {
      type.validateBinary(bytes.toByteArray().length);
      return bytes;
    }
    if (!(json instanceof String text)) {
      throw mismatch(json, type + " in base64");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw mismatch(text, type + " in base64", e);
    }
    type.validateBinary(bytes.length);
    return new Value.Bytes(bytes);
  }

  /** The first type of a union that takes the value decides (RFC 7951 §6.10). */
  private static Value union(LeafType type, Object json) {
    return firstThatTakes(type, json, LeafReader::read);
  }

  private interface Reading<T> {
    Value read(LeafType type, T sent);
  }

  private static <T> Value firstThatTakes(LeafType union, T sent, Reading<T> reading) {
    IllegalArgumentException mismatch = mismatch(sent, union);
    for (LeafType member : union.members()) {
      try {
        return reading.read(member, sent);
      } catch (IllegalArgumentException e) {
        mismatch.addSuppressed(e);
      }
    }
    throw mismatch;
  }

  /** What was sent, in a few words. */
  static String describe(Object json) {
    if (json instanceof String text) {
      return '"' + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + '"';
    } else if (json instanceof List<?>) {
      return "an array";
    } else if (json instanceof Map<?, ?>) {
      return "an object";
    } else if (json instanceof Value value) {
      return value.text();
    }
    return json.toString();
  }

  static IllegalArgumentException mismatch(Object sent, Object wanted) {
    return mismatch(sent, wanted, null);
  }

  private static IllegalArgumentException mismatch(
      Object sent, Object wanted, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        describe(sent) + " is not allowed: should be " + wanted, cause);
  }
}
