package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import dev.spate.json.JsonStyle;
import dev.spate.store.LeafValues;

/** Writes one leaf's value as the fields of a {@code TypedValue}, in one encoding. Stateless; safe for any thread. */
sealed interface ValueEncoder permits ProtoValues, JsonValues, AsciiValues {

  void write(ReverseWriter out, ShapeTemplate.Leaf template, LeafValues values, int leaf);

  /** The encoder of an encoding that {@link Encodings} lists. */
  static ValueEncoder of(Encoding encoding) {
    return switch (encoding) {
      case JSON -> new JsonValues(JsonStyle.PLAIN);
      case JSON_IETF -> new JsonValues(JsonStyle.IETF);
      case PROTO -> new ProtoValues();
      case ASCII -> new AsciiValues();
      case BYTES, UNRECOGNIZED -> throw new IllegalArgumentException(encoding + " is not offered");
    };
  }
}
