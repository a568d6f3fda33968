package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.benchmarks.harness.Bar.AtMostTimesRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowsTest {

  static List<List<Row>> lists() {
    return List.of(Rows.all(), Rows.brief());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void rows_haveIdsOfTheirOwnAndBars(List<Row> rows) {
    assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
    assertThat(rows).allSatisfy(row -> assertThat(row.bars()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void rows_areHeldAgainstRowsThatExist(List<Row> rows) {
    Set<String> ids = new HashSet<>(rows.stream().map(Row::id).toList());

    assertThat(rows.stream().flatMap(row -> row.bars().stream()))
        .filteredOn(AtMostTimesRow.class::isInstance)
        .isNotEmpty()
        .allSatisfy(bar -> assertThat(ids).contains(((AtMostTimesRow) bar).row()));
  }
}
