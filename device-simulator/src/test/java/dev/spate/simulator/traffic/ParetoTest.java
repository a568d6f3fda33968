package dev.spate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ParetoTest {
  private static final int DRAWS = 400_000;

  private final RandomStream random = new RandomStream(1, "router1");

  private DoubleStream draws(Pareto pareto) {
    return DoubleStream.generate(() -> pareto.draw(random)).limit(DRAWS);
  }

  @Test
  void draw_hasItsMean() {
    assertThat(draws(new Pareto(5, 2.5)).average().orElseThrow()).isCloseTo(5, withPercentage(3));
  }

  @Test
  void draw_hasTheSharesOfItsDistribution() {
    double shape = 1.5;
    double shortest = (shape - 1) / shape;
    for (double times : new double[] {1.1, 2, 10, 60}) {
      double beyond =
          draws(new Pareto(1, shape)).filter(x -> x > times * shortest).count() / (double) DRAWS;
      assertThat(beyond)
          .as("beyond %s times the shortest", times)
          .isCloseTo(Math.pow(times, -shape), withPercentage(8));
    }
  }

  @Test
  void draw_isNeverShorterThanTheShortestNorLongerThan500Means() {
    var summary = draws(new Pareto(3, 1.1)).summaryStatistics();
    assertThat(summary.getMin()).isGreaterThanOrEqualTo(3 * 0.1 / 1.1 * 0.999);
    assertThat(summary.getMax()).isEqualTo(1500);
  }
}
