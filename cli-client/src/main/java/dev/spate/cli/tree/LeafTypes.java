package dev.spate.cli.tree;

import dev.spate.json.JsonNull;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Names of types as YANG has them; of a leaf that no table knows, what its values are like. */
final class LeafTypes {

  /** Where the names of an enumeration take more room, its kind alone is told. */
  private static final int MAX_NAMES_LENGTH = 40;

  private LeafTypes() {}

  /** {@code uint64}, {@code string}, {@code identityref}. */
  static String name(LeafType type) {
    return switch (type.base()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case INT -> "int" + type.bits();
      case UINT -> "uint" + type.bits();
      case DECIMAL -> "decimal64";
      case ENUMERATION -> "enumeration";
      case IDENTITY -> "identityref";
      case BINARY -> "binary";
      case UNION -> "union";
      case EMPTY -> "empty";
      case BITS -> "bits";
    };
  }

  /** For people: what an enumeration may be, {@code UP|DOWN}, where that is short, and {@code counter64} for a counter. */
  static String text(LeafInfo info) {
    LeafType type = info.type();
    String text = name(type);
    if (info.counter()) {
      text = "counter" + type.bits();
    } else if (type.base() == LeafType.Base.ENUMERATION) {
      String names = String.join("|", type.names());
      text = names.length() <= MAX_NAMES_LENGTH ? names : text;
    }
    return info.leafList() ? text + " leaf-list" : text;
  }

  /** Of a value as it came. */
  static String name(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "leaf-list" : name(list.get(0)) + " leaf-list";
    }
    if (value instanceof Long) {
      return "int64";
    }
    if (value instanceof BigInteger) {
      return "uint64";
    }
    if (value instanceof Double) {
      return "decimal64";
    }
    if (value instanceof BigDecimal) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    return value == JsonNull.NULL ? "empty" : "string";
  }
}
