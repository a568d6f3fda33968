package dev.spate.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people say them. */
class HumanUnitsTest {

  @ParameterizedTest
  @CsvSource({
    "0, '0', 0 B",
    "999, '999', 999 B",
    "1000, '1,000', 1.00 kB",
    "-1234, '-1,234', -1.23 kB",
    "999999, '999,999', 1.00 MB",
    "1000000, 1.00 M, 1.00 MB",
    "12345678, 12.3 M, 12.3 MB",
    "123456789012, 123 G, 123 GB",
    "9223372036854775807, 9.22 E, 9.22 EB"
  })
  void number_and_bytes_keep_three_digits(long value, String number, String bytes) {
    assertThat(HumanUnits.number(value)).isEqualTo(number);
    assertThat(HumanUnits.bytes(value)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.999S, 999 ms",
    "PT1S, 1.0 s",
    "PT59.999S, 59.9 s",
    "PT1M, 1 min 0 s",
    "PT59M59S, 59 min 59 s",
    "PT1H, 1 h 0 min",
    "PT23H59M, 23 h 59 min",
    "P9DT4H, 9 d 4 h"
  })
  void duration_has_two_units_at_most(Duration duration, String text) {
    assertThat(HumanUnits.duration(duration.toNanos())).isEqualTo(text);
  }

  @Test
  void count_has_the_word_that_fits() {
    assertThat(HumanUnits.count(1, "device", "devices")).isEqualTo("1 device");
    assertThat(HumanUnits.count(0, "device", "devices")).isEqualTo("0 devices");
  }
}
