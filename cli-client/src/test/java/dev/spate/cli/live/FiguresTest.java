package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as narrow as columns want them. */
class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 bit/s",
    "0.25, 0.25 bit/s",
    "999, 999 bit/s",
    "84200000, 84.2 Mbit/s",
    "9999999999, 10.0 Gbit/s",
    "NaN, -"
  })
  void scaled_has_three_digits(double value, String text) {
    assertThat(Figures.scaled(value, "bit/s")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "12, +12.0", "-1500, -1.50 k", "2500000, +2.50 M", "NaN, -"})
  void change_has_a_sign(double value, String text) {
    assertThat(Figures.change(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00 %", "0.0123, 1.23 %", "0.321, 32.1 %", "1, 100.0 %", "NaN, -"})
  void percent_of_a_fraction(double fraction, String text) {
    assertThat(Figures.percent(fraction)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT-5S, 0.0s",
    "PT0.45S, 0.4s",
    "PT9.99S, 9.9s",
    "PT10S, 10s",
    "PT59.9S, 59s",
    "PT3M2S, 3m02s",
    "PT2H5M, 2h05m",
    "P9DT4H, 9d04h"
  })
  void age_is_short(Duration age, String text) {
    assertThat(Figures.age(age.toNanos())).isEqualTo(text);
  }

  @Test
  void grouped_is_unsigned() {
    assertThat(Figures.grouped(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.grouped(-1)).isEqualTo("18,446,744,073,709,551,615");
  }

  @ParameterizedTest
  @CsvSource({
    "SPEED_10GB, 1e10",
    "openconfig-if-ethernet:SPEED_2500MB, 2.5e9",
    "SPEED_100MB, 1e8",
    "SPEED_UNKNOWN, NaN",
    "'', NaN"
  })
  void speed_of_an_identity(String identity, Double bitsPerSecond) {
    assertThat(EthernetSpeed.bitsPerSecond(identity)).isEqualTo(bitsPerSecond);
  }
}
