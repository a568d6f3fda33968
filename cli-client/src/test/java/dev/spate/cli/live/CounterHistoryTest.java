package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.value.Sample;
import org.junit.jupiter.api.Test;

/** Which samples a rate is between. */
class CounterHistoryTest {

  private static final long MILLIS = 1_000_000;

  private final CounterHistory history = new CounterHistory();

  private boolean add(long millis, long value) {
    return history.add(new Sample(millis * MILLIS, value));
  }

  @Test
  void perSecond_is_unknown_until_two_samples_are_a_second_apart() {
    add(0, 0);
    assertThat(history.perSecond()).isNaN();
    add(999, 500);
    assertThat(history.perSecond()).isNaN();

    add(1_000, 500);

    assertThat(history.perSecond()).isEqualTo(500);
  }

  @Test
  void perSecond_is_against_the_latest_sample_that_is_a_second_old() {
    for (int i = 0; i <= 30; i++) {
      add(i * 100, i < 20 ? 0 : (i - 20) * 10L);
    }

    assertThat(history.perSecond()).isEqualTo(100);
  }

  @Test
  void perSecond_of_slow_samples_is_between_neighbours() {
    add(0, 0);
    add(10_000, 1_000);
    add(20_000, 1_500);

    assertThat(history.perSecond()).isEqualTo(50);
  }

  @Test
  void add_of_a_smaller_value_is_a_reset_and_begins_anew() {
    add(0, 1_000);
    add(1_000, 2_000);

    assertThat(add(2_000, 10)).isTrue();
    assertThat(history.perSecond()).isNaN();

    assertThat(add(3_000, 60)).isFalse();
    assertThat(history.perSecond()).isEqualTo(50);
  }

  @Test
  void add_of_an_earlier_time_begins_anew_without_a_reset() {
    add(10_000, 1_000);
    add(11_000, 2_000);

    assertThat(add(5_000, 3_000)).isFalse();
    assertThat(history.perSecond()).isNaN();
    add(6_000, 3_100);
    assertThat(history.perSecond()).isEqualTo(100);
  }

  @Test
  void counters_of_64_bits_are_unsigned() {
    add(0, Long.MAX_VALUE);

    assertThat(add(1_000, Long.MIN_VALUE + 9)).isFalse();
    assertThat(history.perSecond()).isEqualTo(10);
  }

  @Test
  void the_same_sample_again_changes_nothing() {
    add(0, 0);
    add(1_000, 100);
    add(1_000, 100);

    assertThat(history.perSecond()).isEqualTo(100);
  }
}
