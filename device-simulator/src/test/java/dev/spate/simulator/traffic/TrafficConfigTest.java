package dev.spate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficConfigTest {

  @Test
  void constructor_fillsInWhatIsLeftOut() {
    assertThat(new TrafficConfig(null, null, null, null, null, null, null, null, null, null))
        .isEqualTo(TrafficConfig.DEFAULT);
  }

  @Test
  void constructor_namesFieldValueAndWhatWouldBeRight() {
    assertThatThrownBy(
            () -> new TrafficConfig(1.5, null, null, null, null, null, null, null, null, null))
        .hasMessage("traffic.meanLoad: 1.5 is not possible; it must be above 0 and at most 1");
    assertThatThrownBy(
            () -> new TrafficConfig(null, null, 24, null, null, null, null, null, null, null))
        .hasMessageContaining("traffic.busyHour: 24");
    assertThatThrownBy(
            () -> new TrafficConfig(null, null, null, null, null, 1.0, null, null, null, null))
        .hasMessageContaining("traffic.burstShape: 1.0");
    assertThatThrownBy(() ->
            new TrafficConfig(null, null, null, Duration.ZERO, null, null, null, null, null, null))
        .hasMessageContaining("traffic.meanBurst: PT0S");
  }
}
