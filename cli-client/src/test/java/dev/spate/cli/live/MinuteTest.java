package dev.spate.cli.live;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where points of the last minute lie. */
class MinuteTest {

  private final Minute minute = new Minute(3);

  @Test
  void upTo_without_points_is_unknown() {
    assertThat(minute.upTo(100)).hasSize(60).containsOnly(NaN);
  }

  @Test
  void upTo_has_the_newest_at_the_end_and_forgets_what_is_older_than_a_minute() {
    for (long second = 1; second <= 70; second++) {
      minute.put(second, second);
    }

    double[] points = minute.upTo(70);

    assertThat(points[59]).isEqualTo(70);
    assertThat(points[0]).isEqualTo(11);
  }

  @Test
  void put_fills_the_seconds_that_a_slower_sample_stands_for() {
    minute.put(10, 1);
    minute.put(13, 7);

    double[] points = minute.upTo(13);

    assertThat(points).endsWith(1, 7, 7, 7);
  }

  @Test
  void put_leaves_a_gap_where_nothing_came_for_long() {
    minute.put(10, 1);
    minute.put(15, 7);

    assertThat(minute.upTo(15)).endsWith(1, NaN, NaN, NaN, NaN, 7);
  }

  @Test
  void put_after_more_than_a_minute_keeps_nothing_of_before() {
    minute.put(10, 1);
    minute.put(1_000, 7);

    double[] points = minute.upTo(1_000);

    assertThat(points[59]).isEqualTo(7);
    points[59] = NaN;
    assertThat(points).containsOnly(NaN);
  }

  @Test
  void upTo_holds_the_newest_for_a_while_and_then_no_more() {
    minute.put(10, 5);

    assertThat(minute.upTo(13)).endsWith(5, 5, 5, 5);
    assertThat(minute.upTo(15)).endsWith(5, 5, 5, 5, NaN, NaN);
  }

  @Test
  void put_of_an_earlier_second_is_ignored() {
    minute.put(10, 5);
    minute.put(9, 99);

    assertThat(minute.upTo(10)).endsWith(NaN, 5);
  }
}
