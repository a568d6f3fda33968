package dev.spate.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DailyRhythmTest {
  private final DailyRhythm rhythm = new DailyRhythm(TrafficHarness.daily(0.6, 20, 1.5));

  @Test
  void at_isHighestInTheMiddleOfTheBusyHourAndLowestTwelveHoursLater() {
    Duration peak = Duration.ofHours(20).plusMinutes(30);
    assertThat(rhythm.at(peak.toNanos())).isCloseTo(1, offset(1e-9));
    assertThat(rhythm.at(peak.plusHours(12).toNanos())).isCloseTo(0.4, offset(1e-9));
  }

  @Test
  void at_repeatsEachDay() {
    long morning = Duration.ofHours(7).toNanos();
    long tenYears = Duration.ofDays(3652).toNanos();
    assertThat(rhythm.at(morning + tenYears)).isEqualTo(rhythm.at(morning));
  }
}
