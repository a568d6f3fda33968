package dev.spate.cli.live;

/**
 * A key that was pressed.
 *
 * @param letter the code point of a {@link Kind#LETTER}, 0 for any other key
 */
record Key(Kind kind, int letter) {

  /** What a key is for. */
  enum Kind {
    LETTER,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    BACKSPACE,
    /** Ctrl-L: what a person presses when the screen is in disorder. */
    REDRAW,
    OTHER
  }

  static Key of(Kind kind) {
    return new Key(kind, 0);
  }

  static Key of(char letter) {
    return new Key(Kind.LETTER, letter);
  }

  boolean is(char wanted) {
    return kind == Kind.LETTER && letter == wanted;
  }
}
