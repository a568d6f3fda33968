package dev.spate.value;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of one leaf as it stands at a boundary: in a Set, in an answer, in a test. The store itself keeps numbers as
 * {@code long}. Immutable; safe to share.
 */
public sealed interface Value {

  /** What a person reads: unsigned for {@link Uint}, the bare name of an {@link Identity}, base64 for {@link Bytes}. */
  String text();

  /** A signed integer of up to 64 bits. */
  record Int(long value) implements Value {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  /**
   * An unsigned integer of up to 64 bits.
   *
   * @param bits the value's 64 bits; negative as a {@code long} from 2^63 on
   */
  record Uint(long bits) implements Value {
    @Override
    public String text() {
      return Long.toUnsignedString(bits);
    }
  }

  /** A boolean. */
  record Bool(boolean value) implements Value {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  /** A number with a fraction: YANG's decimal64, or a float of a device without a schema. */
  record Decimal(double value) implements Value {
    @Override
    public String text() {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /** A string, or the name of an enumeration's value. */
  record Text(String value) implements Value {
    @Override
    public String text() {
      return value;
    }
  }

  /**
   * A YANG identity.
   *
   * @param module the module that defines it; empty if unknown
   * @param name its name without the module
   */
  record Identity(String module, String name) implements Value {
    @Override
    public String text() {
      return name;
    }

    /** {@code module:name}, as RFC 7951 §6.8 writes it; the bare name if the module is unknown. */
    public String qualified() {
      return module.isEmpty() ? name : module + ':' + name;
    }
  }

  /** A leaf-list: scalars in their order. */
  record LeafList(List<Value> values) implements Value {
    public LeafList {
      values = List.copyOf(values);
    }

    @Override
    public String text() {
      return values.stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** Bytes; copied on the way in and out. */
  final class Bytes implements Value {
    private final byte[] bytes;

    public Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] toByteArray() {
      return bytes.clone();
    }

    @Override
    public String text() {
      return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Bytes[" + text() + ']';
    }
  }
}
