package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.benchmarks.harness.Traffic.Encoding;
import dev.spate.benchmarks.harness.Traffic.Mode;
import dev.spate.benchmarks.harness.Traffic.Schedule;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficTest {

  @Test
  void standard_is24000LeavesOfWhichEachChangesOnceASecond() {
    assertThat(Traffic.standard().allLeaves()).isEqualTo(24_000);
    assertThat(Traffic.standard().tick()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void arguments_areThoseOfTheServer() {
    Traffic traffic = Traffic.standard()
        .network(2, 3, 4)
        .with(Schedule.BURST)
        .with(Mode.ON_CHANGE)
        .with(Encoding.JSON_IETF)
        .every(Duration.ofMillis(15));

    assertThat(String.join(" ", traffic.arguments()))
        .isEqualTo(
            "--devices 2 --interfaces 3 --leaves 4 --layout grouped --schedule burst --tick 15ms --mode on-change --encoding json_ietf");
    assertThat(traffic.withIdle(7).arguments()).endsWith("--idle", "7");
  }
}
