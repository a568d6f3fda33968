package dev.spate.cli.format;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as they must be, the last one as it comes. Not thread-safe. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] right;

  public TextTable(String... headings) {
    right = new boolean[headings.length];
    rows.add(headings);
  }

  /** Aligns a column at its right, as numbers are read best. */
  public TextTable alignRight(int column) {
    right[column] = true;
    return this;
  }

  public void row(String... cells) {
    rows.add(cells);
  }

  /** Its lines, without blanks at their ends. */
  @Override
  public String toString() {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String blanks = " ".repeat(widths[i] - row[i].length());
        line.append(right[i] ? blanks + row[i] : row[i] + blanks).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
