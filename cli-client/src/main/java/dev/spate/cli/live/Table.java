package dev.spate.cli.live;

import dev.spate.path.NaturalOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is known at one moment, as rows in their natural order. Immutable.
 *
 * @param summary of all rows, for the head of a screen
 * @param columns what each row has a cell of
 */
record Table(String summary, List<Column> columns, List<Row> rows) {

  /** One leaf, or one interface. */
  record Row(List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    private boolean contains(String lowerCase) {
      return cells.stream()
          .anyMatch(cell -> cell.label().toLowerCase(Locale.ROOT).contains(lowerCase));
    }
  }

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** The rows of which a cell holds a text, whatever the case. */
  Table filtered(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        ? this
        : new Table(
            summary, columns, rows.stream().filter(row -> row.contains(lower)).toList());
  }

  /** The rows by one column; those that are equal there keep their order. */
  Table sorted(int column, boolean reversed) {
    boolean fromTheLargest = columns.get(column).descends() != reversed;
    Comparator<Row> order = (left, right) ->
        compare(left.cells().get(column), right.cells().get(column), fromTheLargest);
    return new Table(summary, columns, rows.stream().sorted(order).toList());
  }

  private static int compare(Cell left, Cell right, boolean fromTheLargest) {
    double one = number(left);
    double other = number(right);
    if (Double.isNaN(one) || Double.isNaN(other)) {
      int byKind = Boolean.compare(Double.isNaN(one), Double.isNaN(other));
      return byKind != 0 ? byKind : compareText(left, right, fromTheLargest);
    }
    return fromTheLargest ? Double.compare(other, one) : Double.compare(one, other);
  }

  /** Names are compared with each other; numbers that are not known are all the same. */
  private static int compareText(Cell left, Cell right, boolean fromTheLargest) {
    boolean names = left instanceof Cell.Text && right instanceof Cell.Text;
    if (!names) {
      return 0;
    }
    int order = NaturalOrder.COMPARATOR.compare(left.label(), right.label());
    return fromTheLargest ? -order : order;
  }

  private static double number(Cell cell) {
    return cell instanceof Cell.Number number ? number.value() : Double.NaN;
  }

  /** Only what can be said in words and numbers. */
  Table withoutDrawings() {
    List<Integer> kept = IntStream.range(0, columns.size())
        .filter(i -> !columns.get(i).isDrawing())
        .boxed()
        .toList();
    return new Table(
        summary,
        kept.stream().map(columns::get).toList(),
        rows.stream()
            .map(row -> new Row(kept.stream().map(row.cells()::get).toList()))
            .toList());
  }

  /** Where a column is by its name; -1 if there is none. */
  int columnNamed(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isSortable() && columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
