package dev.spate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EthernetSpeedTest {

  @ParameterizedTest
  @CsvSource({
    "SPEED_10MB, 10000000",
    "SPEED_2500MB, 2500000000",
    "SPEED_10GB, 10000000000",
    "SPEED_800GB, 800000000000"
  })
  void bitsPerSecond_ofAnIdentity(String identity, long bitsPerSecond) {
    assertThat(EthernetSpeed.bitsPerSecond(identity)).hasValue(bitsPerSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPEED_UNKNOWN", "", "SPEED_10", "10GB"})
  void bitsPerSecond_ofWhatIsNoSpeed_isEmpty(String identity) {
    assertThat(EthernetSpeed.bitsPerSecond(identity)).isEmpty();
  }

  @Test
  void bitsPerSecond_tooManyDigits_isEmptyRatherThanWrong() {
    assertThat(EthernetSpeed.bitsPerSecond("SPEED_99999999999999GB")).isEmpty();
  }
}
