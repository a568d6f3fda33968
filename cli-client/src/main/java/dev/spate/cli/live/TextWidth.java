package dev.spate.cli.live;

import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes, and text that is cut to a number of them. Stateless. */
final class TextWidth {

  private TextWidth() {}

  /** Columns of printable text: letters of East Asia take two, combining marks none. */
  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      width += of(letter);
      i += Character.charCount(letter);
    }
    return width;
  }

  private static int of(int letter) {
    return letter >= ' ' && letter < 0x7f ? 1 : Math.max(WCWidth.wcwidth(letter), 0);
  }

  /** Keeps the beginning; an ellipsis tells that there was more. */
  static String cut(String text, int width, String ellipsis) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = width - of(ellipsis);
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      left -= of(letter);
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(letter);
      i += Character.charCount(letter);
    }
    return width < of(ellipsis) ? "" : kept + ellipsis;
  }

  /** Keeps the end, which tells paths apart. */
  static String cutStart(String text, int width, String ellipsis) {
    if (of(text) <= width) {
      return text;
    }
    int from = text.length();
    int left = width - of(ellipsis);
    while (from > 0) {
      int letter = text.codePointBefore(from);
      left -= of(letter);
      if (left < 0) {
        break;
      }
      from -= Character.charCount(letter);
    }
    return width < of(ellipsis) ? "" : ellipsis + text.substring(from);
  }

  /** Text of a device with nothing in it that a terminal would obey instead of show. */
  static String printable(String text) {
    boolean clean = text.codePoints().noneMatch(TextWidth::isControl);
    if (clean) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(letter -> isControl(letter) ? '?' : letter)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** C0, DEL and C1; marks that turn the direction of what follows; halves of letters, which no encoding has. */
  private static boolean isControl(int letter) {
    int type = Character.getType(letter);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
