package dev.spate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private final RandomStream random = new RandomStream(1, "router1");

  @Test
  void nextLong_isTheSameForEqualSeedAndName() {
    assertThat(new RandomStream(1, "router1").nextLong()).isEqualTo(random.nextLong());
  }

  @Test
  void nextLong_differsByNameAndBySeed() {
    long first = random.nextLong();
    assertThat(new RandomStream(1, "router2").nextLong()).isNotEqualTo(first);
    assertThat(new RandomStream(2, "router1").nextLong()).isNotEqualTo(first);
  }

  @Test
  void exponential_hasItsMean() {
    assertThat(DoubleStream.generate(() -> random.exponential(5))
            .limit(300_000)
            .average()
            .orElseThrow())
        .isCloseTo(5, withPercentage(2));
  }

  @Test
  void between_staysInItsRange() {
    assertThat(
            DoubleStream.generate(() -> random.between(-1, 2)).limit(100_000).summaryStatistics())
        .satisfies(s -> {
          assertThat(s.getMin()).isBetween(-1.0, -0.99);
          assertThat(s.getMax()).isBetween(1.99, 2.0);
        });
  }
}
