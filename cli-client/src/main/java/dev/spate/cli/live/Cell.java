package dev.spate.cli.live;

/** What stands in one row under one heading. Immutable, the points apart, which nobody changes. */
sealed interface Cell {

  /** A name; sorted as a person would. */
  record Text(String text, Style style) implements Cell {
    Text(String text) {
      this(text, Style.PLAIN);
    }
  }

  /**
   * Something that is sorted by a number.
   *
   * @param value NaN where there is none, which is sorted behind all others
   */
  record Number(String text, double value, Style style) implements Cell {
    Number(String text, double value) {
      this(text, value, Style.PLAIN);
    }
  }

  /** How much of something is used, from 0 to 1; NaN where it is not known. */
  record Bar(double fraction, Style style) implements Cell {}

  /**
   * The course of the last minute.
   *
   * @param second that of the newest point
   * @param points one a second, the oldest first; NaN where nothing is known
   * @param fromZero whether the lowest sign is zero, as for rates, and not the lowest of the points
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copied enough already
  record Spark(long second, double[] points, boolean fromZero) implements Cell {}

  /** Nothing to show. */
  record Blank() implements Cell {
    static final Blank BLANK = new Blank();
  }

  /** What it is searched for by a filter, and how wide it wants to be; drawings have none. */
  default String label() {
    if (this instanceof Text text) {
      return text.text();
    }
    return this instanceof Number number ? number.text() : "";
  }
}
