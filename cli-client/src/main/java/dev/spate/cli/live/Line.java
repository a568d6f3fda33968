package dev.spate.cli.live;

import java.util.ArrayList;
import java.util.List;

/** One line of a screen: pieces of printable text, each in its style. Immutable. */
record Line(List<Piece> pieces) {

  static final Line EMPTY = new Line(List.of());

  /** Text in one style. */
  record Piece(String text, Style style) {}

  Line {
    pieces = List.copyOf(pieces);
  }

  static Line of(String text, Style style) {
    return new Line(List.of(new Piece(text, style)));
  }

  static Line of(String text) {
    return of(text, Style.PLAIN);
  }

  /** What it says, without blanks at its end. */
  String text() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString().stripTrailing();
  }

  int width() {
    return pieces.stream().mapToInt(piece -> TextWidth.of(piece.text())).sum();
  }

  /** As it is sent to a terminal. */
  String ansi(boolean colour) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.style().around(piece.text(), colour)));
    return text.toString();
  }

  /** The line with nothing beyond a column. */
  Line cut(int width, String ellipsis) {
    List<Piece> kept = new ArrayList<>();
    int left = width;
    for (Piece piece : pieces) {
      if (TextWidth.of(piece.text()) > left) {
        kept.add(new Piece(TextWidth.cut(piece.text(), left, ellipsis), piece.style()));
        break;
      }
      kept.add(piece);
      left -= TextWidth.of(piece.text());
    }
    return new Line(kept);
  }

  /** Puts a line together from the left. Not thread-safe. */
  static final class Builder {
    private final List<Piece> pieces = new ArrayList<>();
    private int width;

    Builder add(String text, Style style) {
      pieces.add(new Piece(text, style));
      width += TextWidth.of(text);
      return this;
    }

    Builder add(String text) {
      return add(text, Style.PLAIN);
    }

    /** Blanks up to a column, if it is not passed already. */
    Builder padTo(int column) {
      return column > width ? add(" ".repeat(column - width)) : this;
    }

    int width() {
      return width;
    }

    Line build() {
      return new Line(pieces);
    }
  }
}
