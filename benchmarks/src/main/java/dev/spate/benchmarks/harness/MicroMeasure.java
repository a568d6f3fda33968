package dev.spate.benchmarks.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/**
 * What JMH measured of a part, read from the JSON that it wrote. Each of its iterations counts as a round; an operation is one value, and
 * its one thread stands for a core.
 *
 * @param benchmark class and method
 * @param parameters that its result must have
 */
record MicroMeasure(String benchmark, Map<String, String> parameters) implements Measure {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The allocation that {@code -prof gc} tells, in bytes an operation. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public Outcome run(Bench bench) {
    Outcome.Builder outcome = new Outcome.Builder();
    bench.settings().micro().ifPresent(file -> {
      try {
        read(JSON.readTree(file.toFile()), outcome);
      } catch (IOException e) {
        outcome.fail("JMH's results cannot be read: " + e.getMessage());
      }
    });
    return outcome.build();
  }

  /** Adds what the results have of this benchmark. */
  void read(JsonNode results, Outcome.Builder outcome) {
    boolean found = false;
    for (JsonNode result : results) {
      if (matches(result)) {
        found = true;
        result
            .get("primaryMetric")
            .get("rawData")
            .forEach(fork -> fork.forEach(score ->
                outcome.add(ServerKind.SPATE, Quantity.VALUES_PER_CORE, score.asDouble())));
        result.get("secondaryMetrics").properties().forEach(metric -> {
          if (metric.getKey().endsWith(ALLOCATED)) {
            outcome.add(
                ServerKind.SPATE,
                Quantity.ALLOCATED,
                metric.getValue().get("score").asDouble());
          }
        });
      }
    }
    if (!found) {
      outcome.fail("JMH has no result of " + benchmark + " " + parameters);
    }
  }

  private boolean matches(JsonNode result) {
    return result.get("benchmark").asText().endsWith("." + benchmark)
        && parameters.entrySet().stream()
            .allMatch(parameter -> result
                .path("params")
                .path(parameter.getKey())
                .asText()
                .equals(parameter.getValue()));
  }
}
