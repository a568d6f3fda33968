package dev.spate.store;

import dev.spate.schema.IdentityName;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.value.Value;

/** Between a leaf's value at a boundary and the form in which the store keeps it: see {@link LeafValues}. */
final class StoredForm {

  private StoredForm() {}

  static long number(String leaf, LeafType type, Value value) {
    switch (type.base()) {
      case INT -> {
        if (value instanceof Value.Int number) {
          return number.value();
        }
        if (value instanceof Value.Uint number && number.bits() >= 0) {
          return number.bits();
        }
      }
      case UINT -> {
        if (value instanceof Value.Uint number) {
          return number.bits();
        }
        if (value instanceof Value.Int number && number.value() >= 0) {
          return number.value();
        }
      }
      case BOOLEAN -> {
        if (value instanceof Value.Bool bool) {
          return bool.value() ? 1 : 0;
        }
      }
      case EMPTY -> {
        return 1;
      }
      case DECIMAL -> {
        if (value instanceof Value.Decimal decimal) {
          return Double.doubleToRawLongBits(decimal.value());
        }
      }
      case ENUMERATION, IDENTITY -> {
        int index = type.indexOf(
            value instanceof Value.Identity identity ? identity.qualified() : value.text());
        if (index >= 0) {
          return index;
        }
      }
      default ->
        throw new IllegalArgumentException("leaf \"" + leaf + "\" is no number but a " + type);
    }
    throw mismatch(leaf, value, type.toString());
  }

  static Object reference(String leaf, LeafType type, Value value) {
    return switch (type.base()) {
      case STRING, BITS -> {
        if (value instanceof Value.Text text) {
          yield text.value();
        }
        throw mismatch(leaf, value, type.toString());
      }
      case BINARY -> {
        if (value instanceof Value.Bytes) {
          yield value;
        }
        throw mismatch(leaf, value, type.toString());
      }
      default -> value;
    };
  }

  static Value value(LeafType type, long number) {
    return switch (type.base()) {
      case INT -> new Value.Int(number);
      case UINT -> new Value.Uint(number);
      case BOOLEAN, EMPTY -> new Value.Bool(number != 0);
      case DECIMAL -> new Value.Decimal(Double.longBitsToDouble(number));
      case ENUMERATION -> new Value.Text(type.names().get((int) number));
      case IDENTITY -> {
        IdentityName identity = type.identities().get((int) number);
        yield new Value.Identity(identity.module(), identity.name());
      }
      default -> throw new IllegalArgumentException(type + " is kept as an object");
    };
  }

  static Value value(Object reference) {
    return reference instanceof String text ? new Value.Text(text) : (Value) reference;
  }

  /** What a leaf is that no table knows, by a value of it. */
  static LeafInfo unknown(Value value) {
    return LeafInfo.unknown(typeOf(value), value instanceof Value.LeafList);
  }

  private static LeafType typeOf(Value value) {
    if (value instanceof Value.Int) {
      return LeafType.INT64;
    } else if (value instanceof Value.Uint) {
      return LeafType.UINT64;
    } else if (value instanceof Value.Bool) {
      return LeafType.BOOLEAN;
    } else if (value instanceof Value.Decimal) {
      return LeafType.DECIMAL;
    } else if (value instanceof Value.Text) {
      return LeafType.STRING;
    } else if (value instanceof Value.Bytes) {
      return LeafType.BINARY;
    } else {
      return LeafType.ANY; // an identity of no known base, or a leaf-list, whose entries may differ
    }
  }

  static IllegalArgumentException mismatch(String leaf, Value value, String wanted) {
    return new IllegalArgumentException("leaf \"" + leaf + "\" takes " + wanted + ", not " + value);
  }
}
