package dev.spate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void defaults_areAQuarterOfTheSpeedInTheEvening() {
    assertThat(TrafficConfig.defaults().meanLoad()).isEqualTo(0.25);
    assertThat(TrafficConfig.defaults().busyHour()).isEqualTo(20);
  }

  @Test
  void constructor_namesFieldValueAndWhatWouldBeRight() {
    assertThatThrownBy(() -> config(1.5, 20, SECOND, 1.5))
        .hasMessage("meanLoad is 1.5, but must be above 0 and at most 1");
    assertThatThrownBy(() -> config(0.5, 24, SECOND, 1.5))
        .hasMessage("busyHour is 24, but must be an hour of the day, 0 to 23");
    assertThatThrownBy(() -> config(0.5, 20, Duration.ZERO, 1.5))
        .hasMessage("meanBurst is 0s, but must be more than zero");
    assertThatThrownBy(() -> config(0.5, 20, SECOND, 1.0))
        .hasMessage("burstShape is 1.0, but must be above 1 and at most 10");
  }

  private static TrafficConfig config(
      double meanLoad, int busyHour, Duration meanBurst, double burstShape) {
    return new TrafficConfig(
        meanLoad, 0.5, busyHour, meanBurst, SECOND, burstShape, SECOND, SECOND, SECOND, SECOND);
  }
}
