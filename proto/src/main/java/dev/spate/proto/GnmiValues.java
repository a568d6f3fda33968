package dev.spate.proto;

import com.github.gnmi.proto.Decimal64;
import com.github.gnmi.proto.ScalarArray;
import com.github.gnmi.proto.TypedValue;
import com.google.protobuf.ByteString;
import dev.spate.value.Value;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Values as gNMI sends them in the encoding PROTO, to and from {@link Value} (gNMI specification §2.2.3 and §2.3.3). Stateless;
 * safe for any thread.
 */
public final class GnmiValues {

  /** The most digits that YANG gives a decimal64 after its point (RFC 7950 §9.3.4). */
  private static final int MAX_PRECISION = 18;

  private GnmiValues() {}

  /** The value on the wire. A decimal64 becomes {@code double_val}, an identity its name without the module. */
  public static TypedValue toProto(Value value) {
    TypedValue.Builder typed = TypedValue.newBuilder();
    if (value instanceof Value.Int integer) {
      typed.setIntVal(integer.value());
    } else if (value instanceof Value.Uint unsigned) {
      typed.setUintVal(unsigned.bits());
    } else if (value instanceof Value.Bool bool) {
      typed.setBoolVal(bool.value());
    } else if (value instanceof Value.Decimal decimal) {
      typed.setDoubleVal(decimal.value());
    } else if (value instanceof Value.Bytes bytes) {
      typed.setBytesVal(ByteString.copyFrom(bytes.toByteArray()));
    } else if (value instanceof Value.LeafList list) {
      ScalarArray.Builder scalars = ScalarArray.newBuilder();
      list.values().forEach(entry -> scalars.addElement(toProto(entry)));
      typed.setLeaflistVal(scalars);
    } else {
      typed.setStringVal(value.text()); // Text and Identity
    }
    return typed.build();
  }

  /**
   * The scalar or leaf-list on the wire; the deprecated {@code float_val} and {@code decimal_val} are read as
   * {@code double_val}, {@code ascii_val} as a string.
   *
   * @throws IllegalArgumentException if it is unset, JSON, a leaf-list in a leaf-list, or a decimal64 that YANG does not allow
   * @throws UnsupportedOperationException if it is {@code any_val} or {@code proto_bytes}
   */
  public static Value fromProto(TypedValue typed) {
    return switch (typed.getValueCase()) {
      case LEAFLIST_VAL ->
        new Value.LeafList(typed.getLeaflistVal().getElementList().stream()
            .map(GnmiValues::scalar)
            .toList());
      default -> scalar(typed);
    };
  }

  /** What a person reads: JSON as it was sent, bytes in base64, everything else as {@link Value#text} writes it. */
  public static String text(TypedValue typed) {
    return switch (typed.getValueCase()) {
      case JSON_VAL -> typed.getJsonVal().toStringUtf8();
      case JSON_IETF_VAL -> typed.getJsonIetfVal().toStringUtf8();
      case PROTO_BYTES -> base64(typed.getProtoBytes());
      case ANY_VAL ->
        typed.getAnyVal().getTypeUrl() + " " + base64(typed.getAnyVal().getValue());
      case LEAFLIST_VAL ->
        typed.getLeaflistVal().getElementList().stream()
            .map(GnmiValues::text)
            .collect(Collectors.joining(", ", "[", "]"));
      case VALUE_NOT_SET -> "";
      default -> scalar(typed).text();
    };
  }

  @SuppressWarnings("deprecation") // float_val and decimal_val: other targets send them
  private static Value scalar(TypedValue typed) {
    return switch (typed.getValueCase()) {
      case STRING_VAL -> new Value.Text(typed.getStringVal());
      case ASCII_VAL -> new Value.Text(typed.getAsciiVal());
      case INT_VAL -> new Value.Int(typed.getIntVal());
      case UINT_VAL -> new Value.Uint(typed.getUintVal());
      case BOOL_VAL -> new Value.Bool(typed.getBoolVal());
      case BYTES_VAL -> new Value.Bytes(typed.getBytesVal().toByteArray());
      case DOUBLE_VAL -> new Value.Decimal(typed.getDoubleVal());
      // By way of its digits: 0.1f is meant as 0.1, not as 0.10000000149011612.
      case FLOAT_VAL -> new Value.Decimal(Double.parseDouble(Float.toString(typed.getFloatVal())));
      case DECIMAL_VAL -> new Value.Decimal(decimal(typed.getDecimalVal()));
      case JSON_VAL, JSON_IETF_VAL ->
        throw new IllegalArgumentException(
            "%s holds JSON, not a scalar: ask for the encoding PROTO, or read it as JSON"
                .formatted(field(typed)));
      case LEAFLIST_VAL ->
        throw new IllegalArgumentException("leaflist_val in leaflist_val: give scalars");
      case ANY_VAL, PROTO_BYTES ->
        throw new UnsupportedOperationException(
            "%s is not supported: send a scalar, json_val or json_ietf_val"
                .formatted(field(typed)));
      case VALUE_NOT_SET -> throw new IllegalArgumentException("val is not set: give a value");
    };
  }

  @SuppressWarnings("deprecation")
  private static double decimal(Decimal64 decimal) {
    int precision = decimal.getPrecision();
    if (precision < 0 || precision > MAX_PRECISION) {
      throw new IllegalArgumentException("decimal_val.precision is %s: YANG allows up to %d"
          .formatted(Integer.toUnsignedString(precision), MAX_PRECISION));
    }
    return BigDecimal.valueOf(decimal.getDigits(), precision).doubleValue();
  }

  private static String field(TypedValue typed) {
    return TypedValue.getDescriptor()
        .findFieldByNumber(typed.getValueCase().getNumber())
        .getName();
  }

  private static String base64(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
