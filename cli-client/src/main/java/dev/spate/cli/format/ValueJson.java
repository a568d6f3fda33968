package dev.spate.cli.format;

import com.github.gnmi.proto.TypedValue;
import dev.spate.json.JsonNull;
import dev.spate.json.JsonReader;
import dev.spate.proto.GnmiValues;
import dev.spate.value.Value;
import java.math.BigInteger;

/** Values of every encoding as JSON: what {@link PrettyJson} prints. */
public final class ValueJson {

  private ValueJson() {}

  /** Throws {@link IllegalArgumentException} if it holds JSON that is none. */
  public static Object of(TypedValue value) {
    return switch (value.getValueCase()) {
      case JSON_VAL -> JsonReader.parse(value.getJsonVal().toByteArray());
      case JSON_IETF_VAL -> JsonReader.parse(value.getJsonIetfVal().toByteArray());
      case INT_VAL -> value.getIntVal();
      case UINT_VAL -> new BigInteger(Long.toUnsignedString(value.getUintVal()));
      case BOOL_VAL -> value.getBoolVal();
      case DOUBLE_VAL, FLOAT_VAL, DECIMAL_VAL ->
        ((Value.Decimal) GnmiValues.fromProto(value)).value();
      case LEAFLIST_VAL ->
        value.getLeaflistVal().getElementList().stream().map(ValueJson::of).toList();
      case VALUE_NOT_SET -> JsonNull.NULL;
      default -> GnmiValues.text(value);
    };
  }
}
