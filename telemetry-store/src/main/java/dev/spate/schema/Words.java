package dev.spate.schema;

/** The words of a line of a table, between single blanks; a blank in quotes belongs to its word. One use, one thread. */
final class Words {
  private final String line;
  private int at;

  Words(String line) {
    this.line = line;
  }

  boolean hasNext() {
    return at < line.length();
  }

  /**
   * The next word.
   *
   * @param what it should be, for the message of the IllegalArgumentException if the line has ended
   */
  String next(String what) {
    if (!hasNext()) {
      throw new IllegalArgumentException(what + " is missing at its end");
    }
    int end = blank(at);
    for (int quote = line.indexOf('"', at); quote >= 0 && quote < end; ) {
      int closing = Quoted.end(line, quote);
      end = blank(closing);
      quote = line.indexOf('"', closing + 1);
    }
    String word = line.substring(at, end);
    at = end + 1;
    return word;
  }

  private int blank(int from) {
    int blank = line.indexOf(' ', from);
    return blank < 0 ? line.length() : blank;
  }

  /** All that is left of the line. */
  String rest() {
    String rest = hasNext() ? line.substring(at) : "";
    at = line.length();
    return rest;
  }
}
