package dev.spate.cli.live;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sparklines, bars and signs. */
class DrawingTest {

  @Test
  void spark_is_as_high_as_the_value_and_blank_where_it_is_not_known() {
    double[] values = {0, 1, 2, 3, NaN, 4, 5, 6, 7};

    assertThat(Glyphs.UNICODE.spark(values, 0, 7)).isEqualTo("▁▂▃▄ ▅▆▇█");
    assertThat(Glyphs.ASCII.spark(values, 0, 7)).isEqualTo("_.,- =+*#");
  }

  @Test
  void spark_of_values_that_are_all_alike_is_lowest() {
    assertThat(Glyphs.UNICODE.spark(new double[] {5, 5}, 5, 5)).isEqualTo("▁▁");
  }

  @ParameterizedTest
  @CsvSource({"0, ░░░░", "0.01, █░░░", "0.5, ██░░", "1, ████", "1.7, ████"})
  void bar_is_full_by_a_fraction(double fraction, String bar) {
    assertThat(Glyphs.UNICODE.bar(fraction, 4)).isEqualTo(bar);
  }

  @Test
  void group_takes_means_of_whole_multiples_so_that_points_stay_together() {
    double[] points = new double[60];
    for (int i = 0; i < 60; i++) {
      points[i] = 41 + i; // the second itself
    }
    double[] before = Sparkline.group(100, points, 30);
    assertThat(before[29]).isEqualTo(100); // of 100 and 101, which has not come
    assertThat(before[28]).isEqualTo(98.5);

    for (int i = 0; i < 60; i++) {
      points[i] = 42 + i;
    }
    double[] after = Sparkline.group(101, points, 30);

    assertThat(after[29]).isEqualTo(100.5);
    assertThat(after[28]).isEqualTo(98.5);
  }

  @Test
  void group_of_nothing_known_is_not_known() {
    double[] points = new double[60];
    Arrays.fill(points, NaN);
    points[59] = 3;

    assertThat(Sparkline.group(60, points, 12)).endsWith(NaN, 3);
    assertThat(Sparkline.group(60, points, 60)).endsWith(NaN, 3);
  }

  @Test
  void glyphs_are_those_that_the_locale_has() {
    assertThat(Glyphs.of(Map.of("LANG", "en_US.UTF-8")::get)).isEqualTo(Glyphs.UNICODE);
    assertThat(Glyphs.of(Map.of("LANG", "C.utf8")::get)).isEqualTo(Glyphs.UNICODE);
    assertThat(Glyphs.of(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C")::get))
        .isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.of("LC_ALL", "", "LC_CTYPE", "de_DE.ISO-8859-1")::get))
        .isEqualTo(Glyphs.ASCII);
    assertThat(Glyphs.of(Map.<String, String>of()::get)).isEqualTo(Glyphs.ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, true, , true",
    "AUTO, true, '', true",
    "AUTO, true, 1, false",
    "AUTO, false, , false",
    "ALWAYS, false, 1, true",
    "NEVER, true, , false"
  })
  void colour_is_for_terminals_unless_told_otherwise(
      ColourWhen when, boolean terminal, String noColor, boolean on) {
    assertThat(when.on(terminal, noColor)).isEqualTo(on);
  }
}
