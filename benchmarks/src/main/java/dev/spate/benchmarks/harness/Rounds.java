package dev.spate.benchmarks.harness;

import java.util.List;

/**
 * One quantity as each round measured it. Its value is the median, which one disturbed round does not move.
 *
 * @param values in order of the rounds, at least one
 */
record Rounds(List<Double> values) {

  Rounds {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values is empty: a quantity without a round is left out");
    }
  }

  /** The middle one; of an even number, the mean of the two in the middle. */
  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
