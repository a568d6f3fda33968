package dev.spate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1767225600100000000, 2026-01-01T00:00:00.100Z",
    "1767225600000000001, 2026-01-01T00:00:00.000000001Z",
    "-1, 1969-12-31T23:59:59.999999999Z"
  })
  void format_isRfc3339InUtc(long epochNanos, String text) {
    assertThat(Timestamps.format(epochNanos)).isEqualTo(text);
  }
}
