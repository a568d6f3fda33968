package dev.spate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {

  @ParameterizedTest
  @CsvSource({"0B,0", "512B,512", "1KiB,1024", "4MiB,4194304", "3GiB,3221225472", "1025B,1025"})
  void parse_and_toString_are_each_others_inverse(String text, long bytes) {
    assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes)).hasToString(text);
  }

  @Test
  void toString_largerThanTheLargestUnit_staysInIt() {
    assertThat(new DataSize(1L << 42)).hasToString("4096GiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "4MB", "4 mib", "-1B", "1.5MiB", "9999999999999GiB"})
  void parse_anythingElse_isRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataSize.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void new_negative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DataSize(-1))
        .withMessageContaining("-1");
  }
}
