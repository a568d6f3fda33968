package dev.spate.cli.live;

/**
 * A column of a table.
 *
 * @param heading above it
 * @param name by which rows are sorted on the command line; empty where they cannot be
 * @param kind what its cells are
 * @param least columns of the terminal that it has at least
 * @param most columns that it has at most
 * @param rank 0 for what is always shown; of the others the highest gives way first where the screen is narrow
 */
record Column(String heading, String name, Kind kind, int least, int most, int rank) {

  /** What the cells of a column are. */
  enum Kind {
    /** Text from the left, of which the end is the most telling. */
    PATH,
    /** Text from the left. */
    NAME,
    /** From the right; the largest is sorted first. */
    NUMBER,
    /** Text and numbers, from the right; sorted by the numbers, the largest first. */
    VALUE,
    /** Drawn as wide as it is. */
    BAR,
    /** Drawn as wide as there is room. */
    SPARK
  }

  boolean isSortable() {
    return !name.isEmpty();
  }

  boolean isDrawing() {
    return kind == Kind.BAR || kind == Kind.SPARK;
  }

  boolean alignsRight() {
    return kind == Kind.NUMBER || kind == Kind.VALUE;
  }

  /** Whether what is most comes first, unless told otherwise. */
  boolean descends() {
    return alignsRight();
  }
}
