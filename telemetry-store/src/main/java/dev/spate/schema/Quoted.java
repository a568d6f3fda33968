package dev.spate.schema;

/** Text in double quotes, in which a backslash makes the next character plain. */
final class Quoted {
  private Quoted() {}

  /** Index of the quote that ends the text begun by the one at {@code start}. */
  static int end(String text, int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    throw new IllegalArgumentException("a quote is not closed: " + text.substring(start));
  }

  static String unquote(String text) {
    if (text.isEmpty() || text.charAt(0) != '"' || end(text, 0) != text.length() - 1) {
      throw new IllegalArgumentException("should be in double quotes: " + text);
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }
}
