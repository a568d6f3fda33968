package dev.spate.cli.live;

import java.util.List;

/** Draws a table: its headings, and each of its rows, as lines. Stateless but for what it was made with. */
final class TableLines {

  private final Table table;
  private final int[] widths;
  private final int sortColumn;
  private final boolean reversed;
  private final Glyphs glyphs;

  /** Of the rows only those matter that are there, as columns are as wide as they need. */
  TableLines(Table table, int[] widths, int sortColumn, boolean reversed, Glyphs glyphs) {
    this.table = table;
    this.widths = widths.clone();
    this.sortColumn = sortColumn;
    this.reversed = reversed;
    this.glyphs = glyphs;
  }

  /** The headings; a sign marks the one that rows are sorted by, and which way. */
  Line headings() {
    Line.Builder line = new Line.Builder();
    int at = 0;
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        Column column = table.columns().get(i);
        boolean down = column.descends() != reversed;
        String sign = i != sortColumn ? "" : down ? glyphs.down : glyphs.up;
        String heading =
            TextWidth.cut(column.heading(), widths[i] - TextWidth.of(sign), glyphs.ellipsis) + sign;
        place(line, at, widths[i], heading, column.alignsRight(), Style.BOLD);
        at += widths[i] + TableLayout.GAP;
      }
    }
    return line.build();
  }

  Line row(Table.Row row) {
    Line.Builder line = new Line.Builder();
    int at = 0;
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        Column column = table.columns().get(i);
        Cell cell = row.cells().get(i);
        place(
            line, at, widths[i], text(column, cell, widths[i]), column.alignsRight(), style(cell));
        at += widths[i] + TableLayout.GAP;
      }
    }
    return line.build();
  }

  private static void place(
      Line.Builder line, int at, int width, String text, boolean right, Style style) {
    line.padTo(right ? at + width - TextWidth.of(text) : at).add(text, style);
  }

  private String text(Column column, Cell cell, int width) {
    if (cell instanceof Cell.Bar bar) {
      return glyphs.bar(bar.fraction(), width);
    }
    if (cell instanceof Cell.Spark spark) {
      return spark(spark, width);
    }
    return column.kind() == Column.Kind.PATH
        ? TextWidth.cutStart(cell.label(), width, glyphs.ellipsis)
        : TextWidth.cut(cell.label(), width, glyphs.ellipsis);
  }

  private static Style style(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return text.style();
    }
    if (cell instanceof Cell.Number number) {
      return number.style();
    }
    return cell instanceof Cell.Bar bar && bar.style() != Style.PLAIN ? bar.style() : Style.ACCENT;
  }

  private String spark(Cell.Spark spark, int width) {
    double[] signs = Sparkline.group(spark.second(), spark.points(), width);
    double low = spark.fromZero() ? 0 : Double.POSITIVE_INFINITY;
    double high = spark.fromZero() ? 0 : Double.NEGATIVE_INFINITY;
    for (double sign : signs) {
      if (!Double.isNaN(sign)) {
        low = Math.min(low, sign);
        high = Math.max(high, sign);
      }
    }
    return glyphs.spark(signs, low, high);
  }

  /** All rows, or a screenful of them. */
  List<Line> rows(int from, int to) {
    return table.rows().subList(from, to).stream().map(this::row).toList();
  }
}
