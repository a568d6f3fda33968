package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void since_isTheDifference_andZeroForWhatTheServerDoesNotCount() {
    Counts before = new Counts(Map.of("published", 10L));
    Counts after = new Counts(Map.of("published", 25L));

    assertThat(after.since(before, "published")).isEqualTo(15);
    assertThat(after.since(before, "coalesced")).isZero();
  }
}
