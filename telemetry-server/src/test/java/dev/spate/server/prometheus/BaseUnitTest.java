package dev.spate.server.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUnitTest {

  @ParameterizedTest
  @CsvSource({
    "nanoseconds, 1767225600000000000, seconds, 1767225600",
    "microseconds, 1500, seconds, 0.0015",
    "milliseconds, 3, seconds, 0.003",
    "minutes, 2, seconds, 120",
    "megabytes, 512, bytes, 512000000",
    "bytes, 7, bytes, 7",
    "celsius, 21.5, celsius, 21.5",
    "conn/min, 30, conn_per_min, 30"
  })
  void convert_isToTheBaseUnit(String unit, double value, String base, double converted) {
    BaseUnit found = BaseUnit.of(unit);

    assertThat(found.name()).isEqualTo(base);
    assertThat(found.convert(value)).isEqualTo(converted);
  }
}
