package dev.spate.cli.live;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.cli.live.Column.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows in order, filtered, and in columns that fit a screen. */
class TableTest {

  private static final List<Column> COLUMNS = List.of(
      new Column("NAME", "name", Kind.NAME, 5, 30, 0),
      new Column("RATE", "rate", Kind.NUMBER, 6, 10, 1),
      new Column("AGE", "age", Kind.NUMBER, 6, 6, 3),
      new Column("LAST MINUTE", "", Kind.SPARK, 12, 60, 2));

  private static final Table TABLE = table(row("eth2", 5), row("eth10", NaN), row("eth1", 70));

  private static Table table(Table.Row... rows) {
    return new Table("", COLUMNS, List.of(rows));
  }

  private static Table.Row row(String name, double rate) {
    return new Table.Row(List.of(
        new Cell.Text(name),
        new Cell.Number(Figures.scaled(rate, "/s"), rate),
        new Cell.Number("1.0s", 1),
        Cell.Blank.BLANK));
  }

  private static Stream<String> names(Table table) {
    return table.rows().stream().map(row -> row.cells().get(0).label());
  }

  @Test
  void names_are_sorted_as_a_person_would() {
    assertThat(names(TABLE.sorted(0, false))).containsExactly("eth1", "eth2", "eth10");
    assertThat(names(TABLE.sorted(0, true))).containsExactly("eth10", "eth2", "eth1");
  }

  @Test
  void numbers_begin_with_the_largest_and_what_is_not_known_comes_last() {
    assertThat(names(TABLE.sorted(1, false))).containsExactly("eth1", "eth2", "eth10");
    assertThat(names(TABLE.sorted(1, true))).containsExactly("eth2", "eth1", "eth10");
  }

  @Test
  void equal_rows_keep_their_order() {
    assertThat(names(TABLE.sorted(2, false))).containsExactly("eth2", "eth10", "eth1");
  }

  @Test
  void filtered_keeps_rows_that_hold_the_text_whatever_the_case() {
    assertThat(names(TABLE.filtered("ETH1"))).containsExactly("eth10", "eth1");
    assertThat(names(TABLE.filtered("70"))).containsExactly("eth1");
    assertThat(TABLE.filtered("").rows()).hasSize(3);
  }

  @Test
  void widths_give_each_column_its_content_and_the_drawing_the_rest() {
    assertThat(TableLayout.widths(TABLE, 0, 80)).containsExactly(5, 7, 6, 30);
    assertThat(TableLayout.widths(TABLE, 0, 120)).containsExactly(5, 7, 6, 60);
  }

  @Test
  void widths_drop_columns_by_rank_where_it_is_narrow() {
    assertThat(TableLayout.widths(TABLE, 0, 35)).containsExactly(5, 6, 6, 12);
    assertThat(TableLayout.widths(TABLE, 0, 34)).containsExactly(5, 7, 0, 15);
    assertThat(TableLayout.widths(TABLE, 0, 20)).containsExactly(5, 7, 0, 0);
    assertThat(TableLayout.widths(TABLE, 0, 8)).containsExactly(5, 0, 0, 0);
  }

  @Test
  void widths_keep_the_column_that_is_sorted_by() {
    assertThat(TableLayout.widths(TABLE, 2, 20)).containsExactly(5, 0, 6, 0);
  }

  @Test
  void withoutDrawings_leaves_words_and_numbers() {
    assertThat(TABLE.withoutDrawings().columns())
        .extracting(Column::heading)
        .containsExactly("NAME", "RATE", "AGE");
    assertThat(TABLE.withoutDrawings().rows().get(0).cells()).hasSize(3);
  }
}
