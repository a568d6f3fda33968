package dev.spate.server.gnmi;

import static java.util.Objects.requireNonNull;

import dev.spate.store.LeafValues;
import dev.spate.value.Value;
import java.util.List;

/**
 * The encoding PROTO: scalars in the fields of {@code TypedValue} (section 2.2.3). Enumerations and identities are strings, the
 * latter without their module; a decimal64 is a {@code double_val}, an empty leaf {@code true}.
 */
final class ProtoValues implements ValueEncoder {

  private static final int STRING = 1 << 3 | 2;
  private static final int INT = 2 << 3;
  private static final int UINT = 3 << 3;
  private static final int BOOL = 4 << 3;
  private static final int BYTES = 5 << 3 | 2;
  private static final int LEAF_LIST = 8 << 3 | 2;
  private static final int LEAF_LIST_ELEMENT = 1 << 3 | 2;
  private static final int DOUBLE = 14 << 3 | 1;

  @Override
  public void write(ReverseWriter out, ShapeTemplate.Leaf template, LeafValues values, int leaf) {
    if (template.leafList) {
      write(out, values.value(leaf));
      return;
    }
    switch (template.base) {
      case INT -> number(out, INT, values.number(leaf));
      case UINT -> number(out, UINT, values.number(leaf));
      case BOOLEAN, EMPTY -> number(out, BOOL, values.number(leaf));
      case DECIMAL -> real(out, values.number(leaf));
      case ENUMERATION, IDENTITY -> string(out, template.names[(int) values.number(leaf)]);
      case STRING, BITS -> string(out, (String) requireNonNull(values.reference(leaf)));
      case BINARY, UNION -> write(out, values.value(leaf));
    }
  }

  private static void write(ReverseWriter out, Value value) {
    if (value instanceof Value.Int integer) {
      number(out, INT, integer.value());
    } else if (value instanceof Value.Uint unsigned) {
      number(out, UINT, unsigned.bits());
    } else if (value instanceof Value.Bool bool) {
      number(out, BOOL, bool.value() ? 1 : 0);
    } else if (value instanceof Value.Decimal decimal) {
      real(out, Double.doubleToRawLongBits(decimal.value()));
    } else if (value instanceof Value.Bytes bytes) {
      int mark = out.written();
      out.raw(bytes.toByteArray());
      out.length(BYTES, mark);
    } else if (value instanceof Value.LeafList list) {
      leafList(out, list.values());
    } else {
      string(out, value.text()); // Text and Identity
    }
  }

  private static void leafList(ReverseWriter out, List<Value> entries) {
    int list = out.written();
    for (int i = entries.size() - 1; i >= 0; i--) {
      int mark = out.written();
      write(out, entries.get(i));
      out.length(LEAF_LIST_ELEMENT, mark);
    }
    out.length(LEAF_LIST, list);
  }

  private static void number(ReverseWriter out, int tag, long value) {
    out.varint(value);
    out.octet(tag);
  }

  private static void real(ReverseWriter out, long bits) {
    out.fixed64(bits);
    out.octet(DOUBLE);
  }

  private static void string(ReverseWriter out, String text) {
    int mark = out.written();
    out.utf8(text);
    out.length(STRING, mark);
  }

  private static void string(ReverseWriter out, byte[] utf8) {
    int mark = out.written();
    out.raw(utf8);
    out.length(STRING, mark);
  }
}
