package dev.spate.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0s,PT0S",
    "250us,PT0.00025S",
    "100ms,PT0.1S",
    "5s,PT5S",
    "90s,PT90S",
    "2m,PT2M",
    "36h,PT36H",
    "2d,PT48H"
  })
  void parse_and_format_areEachOthersInverse(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(DurationText.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.5s", "-1s", "1 s", "1min"})
  void parse_anythingElse_isRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }
}
