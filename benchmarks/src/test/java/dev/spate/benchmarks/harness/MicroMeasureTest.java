package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MicroMeasureTest {
  private static final String RESULTS = """
      [{
        "benchmark": "dev.spate.benchmarks.micro.PublishByHandle.publish",
        "params": {"audience": "STALLED"},
        "primaryMetric": {"score": 11e6, "rawData": [[10e6, 12e6]]},
        "secondaryMetrics": {}
      }, {
        "benchmark": "dev.spate.benchmarks.micro.PublishByHandle.publish",
        "params": {"audience": "NOBODY"},
        "primaryMetric": {"score": 40e6, "rawData": [[39e6, 40e6, 41e6]]},
        "secondaryMetrics": {
          "gc.alloc.rate": {"score": 0.01},
          "gc.alloc.rate.norm": {"score": 0.0002}
        }
      }]
      """;

  private final Outcome.Builder outcome = new Outcome.Builder();

  @Test
  void read_takesTheResultWithTheParameters() throws Exception {
    new MicroMeasure("PublishByHandle.publish", Map.of("audience", "NOBODY"))
        .read(new ObjectMapper().readTree(RESULTS), outcome);

    Outcome built = outcome.build();
    assertThat(built.rounds(ServerKind.SPATE, Quantity.VALUES_PER_CORE))
        .isEqualTo(Optional.of(new Rounds(List.of(39e6, 40e6, 41e6))));
    assertThat(built.median(ServerKind.SPATE, Quantity.ALLOCATED)).contains(0.0002);
    assertThat(built.failures()).isEmpty();
  }

  @Test
  void read_noSuchResult_isAFailure() throws Exception {
    new MicroMeasure("PublishByPath.publish", Map.of())
        .read(new ObjectMapper().readTree(RESULTS), outcome);

    assertThat(outcome.build().failures())
        .containsExactly("JMH has no result of PublishByPath.publish {}");
  }
}
