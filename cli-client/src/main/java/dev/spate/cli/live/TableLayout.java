package dev.spate.cli.live;

import java.util.List;

/**
 * How wide each column of a table is on a screen. Columns that find no room give way by their rank; of the rest each has its
 * least width, then what its content takes, and a drawing of the last minute what is left. Stateless.
 */
final class TableLayout {

  static final int GAP = 2;

  /** Widths of a drawing of which each sign stands for a whole number of seconds. */
  private static final int[] SPARK_WIDTHS = {60, 30, 20, 15, 12};

  private TableLayout() {}

  /**
   * The width of each column, 0 for one that is not shown.
   *
   * @param sortColumn always shown
   */
  static int[] widths(Table table, int sortColumn, int width) {
    int[] widths = table.columns().stream().mapToInt(Column::least).toArray();
    while (total(widths) > width) {
      int last = lastInRank(table.columns(), widths, sortColumn);
      if (last < 0) {
        break;
      }
      widths[last] = 0;
    }
    int left = width - total(widths);
    for (int i = 0; i < widths.length; i++) {
      if (table.columns().get(i).alignsRight()) {
        left -= widen(table, i, widths, left);
      }
    }
    for (int i = 0; i < widths.length; i++) {
      left -= widen(table, i, widths, left);
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = -GAP;
    for (int width : widths) {
      total += width == 0 ? 0 : width + GAP;
    }
    return total;
  }

  private static int lastInRank(List<Column> columns, int[] widths, int sortColumn) {
    int last = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean canGo = widths[i] > 0 && columns.get(i).rank() > 0 && i != sortColumn;
      if (canGo && (last < 0 || columns.get(i).rank() > columns.get(last).rank())) {
        last = i;
      }
    }
    return last;
  }

  /** Gives a column what it wants, if there is that much; returns how much that was. */
  private static int widen(Table table, int index, int[] widths, int left) {
    Column column = table.columns().get(index);
    if (widths[index] == 0 || left <= 0) {
      return 0;
    }
    int wanted = column.kind() == Column.Kind.SPARK
        ? spark(widths[index] + left, widths[index])
        : Math.min(content(table, index), Math.min(column.most(), widths[index] + left));
    int more = Math.max(wanted - widths[index], 0);
    widths[index] += more;
    return more;
  }

  private static int spark(int room, int least) {
    for (int width : SPARK_WIDTHS) {
      if (width <= room) {
        return width;
      }
    }
    return least;
  }

  private static int content(Table table, int index) {
    // One more than the heading takes, for the sign of the column that rows are sorted by.
    int content = TextWidth.of(table.columns().get(index).heading()) + 1;
    for (Table.Row row : table.rows()) {
      content = Math.max(content, TextWidth.of(row.cells().get(index).label()));
    }
    return content;
  }
}
