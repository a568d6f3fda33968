package dev.spate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "10s, PT10S",
    "500ms, PT0.5S",
    "1m30s, PT1M30S",
    "1.5h, PT1H30M",
    "250us, PT0.00025S",
    "250µs, PT0.00025S",
    "7ns, PT0.000000007S",
    "2d, PT48H"
  })
  void parse_units(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "-1s", "10 s", "10sec", "1min", "1,5s"})
  void parse_malformed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("\"" + text + "\" is no duration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999h", "9223372037s"})
  void parse_longer_than_a_long_of_nanoseconds(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("longer than 292 years");
  }

  @Test
  void parse_longText_isRefusedBeforeItIsRead() {
    assertThat(Durations.parse("1s".repeat(50))).isEqualTo(Duration.ofSeconds(50));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse("1s".repeat(4_000)))
        .withMessage("a duration of 8000 characters is too long; write at most 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "7ns", "250us", "1500ms", "90s", "2m", "36h", "2d"})
  void format_is_what_parse_reads(String text) {
    assertThat(Durations.format(Durations.parse(text))).isEqualTo(text);
  }
}
