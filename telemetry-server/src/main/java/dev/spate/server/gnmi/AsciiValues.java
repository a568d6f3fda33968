package dev.spate.server.gnmi;

import static java.util.Objects.requireNonNull;

import dev.spate.store.LeafValues;

/** The encoding ASCII: each leaf as the text that a person reads, in {@code ascii_val}. */
final class AsciiValues implements ValueEncoder {

  private static final int ASCII = 12 << 3 | 2;

  @Override
  public void write(ReverseWriter out, ShapeTemplate.Leaf template, LeafValues values, int leaf) {
    int mark = out.written();
    if (template.leafList) {
      out.utf8(values.value(leaf).text());
    } else {
      switch (template.base) {
        case INT -> out.decimal(values.number(leaf), false);
        case UINT -> out.decimal(values.number(leaf), true);
        case ENUMERATION, IDENTITY -> out.raw(template.names[(int) values.number(leaf)]);
        case STRING, BITS -> out.utf8((String) requireNonNull(values.reference(leaf)));
        case BOOLEAN, EMPTY, DECIMAL, BINARY, UNION ->
          out.utf8(values.value(leaf).text());
      }
    }
    out.length(ASCII, mark);
  }
}
