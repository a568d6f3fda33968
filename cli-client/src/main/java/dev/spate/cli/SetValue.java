package dev.spate.cli;

import com.github.gnmi.proto.TypedValue;
import com.google.protobuf.ByteString;
import dev.spate.cli.format.PrettyJson;
import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonReader;
import dev.spate.json.JsonSyntaxException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Values as they are written on a command line. */
final class SetValue {

  private SetValue() {}

  /**
   * The value of {@code path:::type:::value}.
   *
   * @throws IllegalArgumentException if there is no such type, or the text is none of its values
   */
  static TypedValue typed(String type, String text) {
    TypedValue.Builder value = TypedValue.newBuilder();
    try {
      return switch (type.toLowerCase(Locale.ROOT)) {
        case "json" -> value.setJsonVal(checkedJson(text)).build();
        case "json_ietf" -> value.setJsonIetfVal(checkedJson(text)).build();
        case "string" -> value.setStringVal(text).build();
        case "ascii" -> value.setAsciiVal(text).build();
        case "int" -> value.setIntVal(Long.parseLong(text)).build();
        case "uint" -> value.setUintVal(Long.parseUnsignedLong(text)).build();
        case "bool" -> value.setBoolVal(bool(text)).build();
        case "double", "float", "decimal" ->
          value.setDoubleVal(Double.parseDouble(text)).build();
        case "bytes" ->
          value
              .setBytesVal(ByteString.copyFrom(Base64.getDecoder().decode(text)))
              .build();
        default ->
          throw new UnknownTypeException("no type \"" + type
              + "\"; use json, json_ietf, string, int, uint, bool, double, bytes or ascii");
      };
    } catch (UnknownTypeException | JsonSyntaxException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no " + type, e);
    }
  }

  /**
   * The value of {@code --update-value}; in JSON, what is none is taken as a string.
   *
   * @throws IllegalArgumentException if values are not written in that encoding
   */
  static TypedValue encoded(EncodingName encoding, String text) {
    TypedValue.Builder value = TypedValue.newBuilder();
    return switch (encoding) {
      case JSON -> value.setJsonVal(json(text)).build();
      case JSON_IETF -> value.setJsonIetfVal(json(text)).build();
      case ASCII -> value.setAsciiVal(text).build();
      case PROTO, BYTES ->
        throw new IllegalArgumentException(
            "-e " + encoding + " needs a type with each value: write --update PATH:::TYPE:::VALUE");
    };
  }

  /**
   * A value that a file holds, as {@link JsonReader} has it.
   *
   * @throws IllegalArgumentException if there is no such type, or the value is none of its values
   */
  static TypedValue ofJson(String type, Object json) {
    if (type.toLowerCase(Locale.ROOT).startsWith("json")) {
      return typed(type, PrettyJson.oneLine(json));
    }
    if (json instanceof Map || json instanceof Collection) {
      throw new IllegalArgumentException(
          "an object or an array needs the encoding json or json_ietf");
    }
    return typed(
        type, json instanceof BigDecimal number ? number.toPlainString() : json.toString());
  }

  private static ByteString json(String text) {
    try {
      return checkedJson(text);
    } catch (JsonSyntaxException e) {
      if (text.startsWith("{") || text.startsWith("[")) {
        throw e; // meant as JSON
      }
      return ByteString.copyFrom(new JsonBuffer().appendString(text).toByteArray());
    }
  }

  private static ByteString checkedJson(String text) {
    JsonReader.parse(text);
    return ByteString.copyFromUtf8(text);
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Kept apart from a bad value of a type that there is. */
  private static final class UnknownTypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownTypeException(String message) {
      super(message);
    }
  }
}
