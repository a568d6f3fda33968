package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.benchmarks.harness.Bar.AtMostTimesRow;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

class RowsTest {

  static List<List<Row>> lists() {
    return List.of(Rows.all(), Rows.brief());
  }

  @Test
  void drift_comparesTheLastThirdWithTheFirst() {
    assertThat(SoakMeasure.drift(List.of(2.0, 4.0, 3.0, 9.0, 9.0, 9.0, 6.0, 5.0, 7.0)))
        .isEqualTo(2.0);
    assertThat(SoakMeasure.drift(List.of(2.0, 5.0))).isEqualTo(2.5);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void rows_haveIdsOfTheirOwnAndBars(List<Row> rows) {
    assertThat(rows).extracting(Row::id).doesNotHaveDuplicates();
    assertThat(rows).allSatisfy(row -> assertThat(row.bars()).isNotEmpty());
  }

  @Test
  void rows_nameBenchmarksThatExist() {
    assertThat(Rows.all())
        .extracting(Row::measure)
        .filteredOn(MicroMeasure.class::isInstance)
        .isNotEmpty()
        .allSatisfy(measure -> {
          String[] name = ((MicroMeasure) measure).benchmark().split("\\.");
          assertThat(Class.forName("dev.spate.benchmarks.micro." + name[0]).getMethods())
              .filteredOn(method -> method.isAnnotationPresent(Benchmark.class))
              .extracting(Method::getName)
              .contains(name[1]);
        });
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
