package dev.spate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CounterRateTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void rate_isTheChangePerSecond() {
    assertThat(CounterRate.between(new Sample(0, 100), new Sample(2 * SECOND, 300)))
        .contains(new CounterRate(100, 2 * SECOND));
  }

  @Test
  void rate_ofACounterAbove63BitsIsUnsigned() {
    assertThat(CounterRate.between(
            new Sample(0, Long.MAX_VALUE), new Sample(SECOND, Long.MAX_VALUE + 5)))
        .contains(new CounterRate(5, SECOND));
  }

  @Test
  void rate_isUnknownAfterAReset() {
    assertThat(CounterRate.between(new Sample(0, 100), new Sample(SECOND, 99))).isEmpty();
  }

  @Test
  void rate_isUnknownWhenTimeStoodStill() {
    assertThat(CounterRate.between(new Sample(5, 100), new Sample(5, 200))).isEmpty();
  }
}
