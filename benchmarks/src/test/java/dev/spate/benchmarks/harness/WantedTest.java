package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WantedTest {

  @Test
  void onChange_isEachLeafOfEachPublishedGroupOnceAStream() {
    assertThat(Wanted.onChange(Traffic.standard(), 8_000, 100)).isEqualTo(9_600_000);
  }

  @Test
  void sampled_isEveryLeafOnceAnIntervalAndStream() {
    long wanted =
        Wanted.sampled(Traffic.standard(), Duration.ofMillis(4_500), Duration.ofSeconds(1), 100);

    assertThat(wanted).isEqualTo(10_800_000);
  }
}
