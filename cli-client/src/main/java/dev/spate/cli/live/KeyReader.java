package dev.spate.cli.live;

import dev.spate.cli.live.Key.Kind;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads keys as terminals send them: letters, and sequences that begin with ESC (ECMA-48; xterm's control sequences). */
final class KeyReader {

  /** What a terminal sends, letter by letter. */
  interface Letters {
    int END = -1;
    int TIMEOUT = -2;

    /** The next one; END, or TIMEOUT after a time in which none came. 0 waits as long as it likes. */
    int read(long timeoutMillis) throws IOException;
  }

  private static final int ESC = 27;

  /** The rest of a sequence comes at once; a person who presses Escape sends nothing after it. */
  private static final long REST_MILLIS = 50;

  private static final Map<String, Kind> SEQUENCES = Map.ofEntries(
      Map.entry("[A", Kind.UP),
      Map.entry("OA", Kind.UP),
      Map.entry("[B", Kind.DOWN),
      Map.entry("OB", Kind.DOWN),
      Map.entry("[5~", Kind.PAGE_UP),
      Map.entry("[6~", Kind.PAGE_DOWN),
      Map.entry("[H", Kind.HOME),
      Map.entry("OH", Kind.HOME),
      Map.entry("[1~", Kind.HOME),
      Map.entry("[7~", Kind.HOME),
      Map.entry("[F", Kind.END),
      Map.entry("OF", Kind.END),
      Map.entry("[4~", Kind.END),
      Map.entry("[8~", Kind.END));

  private final Letters letters;

  KeyReader(Letters letters) {
    this.letters = letters;
  }

  /** The next key; null when the terminal is gone. Waits until one is pressed. */
  @Nullable
  Key next() throws IOException {
    int letter = letters.read(0);
    while (letter == Letters.TIMEOUT) {
      letter = letters.read(0);
    }
    return switch (letter) {
      case Letters.END -> null;
      case ESC -> sequence();
      case '\r', '\n' -> Key.of(Kind.ENTER);
      case '\b', 127 -> Key.of(Kind.BACKSPACE);
      case 12 -> Key.of(Kind.REDRAW);
      default -> letter < ' ' ? Key.of(Kind.OTHER) : new Key(Kind.LETTER, whole(letter));
    };
  }

  /** A letter beyond the basic plane comes in two halves. */
  private int whole(int letter) throws IOException {
    if (!Character.isHighSurrogate((char) letter)) {
      return letter;
    }
    int low = letters.read(REST_MILLIS);
    return low >= 0 && Character.isLowSurrogate((char) low)
        ? Character.toCodePoint((char) letter, (char) low)
        : '?';
  }

  private Key sequence() throws IOException {
    StringBuilder rest = new StringBuilder();
    int letter = letters.read(REST_MILLIS);
    if (letter < 0) {
      return Key.of(Kind.ESCAPE);
    }
    rest.append((char) letter);
    while (letter >= 0 && !isWhole(rest)) {
      letter = letters.read(REST_MILLIS);
      if (letter >= 0) {
        rest.append((char) letter);
      }
    }
    return Key.of(SEQUENCES.getOrDefault(rest.toString(), Kind.OTHER));
  }

  /** CSI ends with a letter from @ to ~, SS3 has one letter, anything else is Alt and a key. */
  private static boolean isWhole(StringBuilder rest) {
    char first = rest.charAt(0);
    char last = rest.charAt(rest.length() - 1);
    return switch (first) {
      case '[' -> rest.length() > 1 && last >= '@' && last <= '~';
      case 'O' -> rest.length() > 1;
      default -> true;
    };
  }
}
