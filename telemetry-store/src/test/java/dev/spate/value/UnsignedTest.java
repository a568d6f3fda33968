package dev.spate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsignedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "9223372036854776832", // halfway between two doubles
        "9223372036854776833", // beyond that by its last bit
        "18446744073709551615"
      })
  void toDouble_isTheNearestDouble(String number) {
    assertThat(Unsigned.toDouble(Long.parseUnsignedLong(number)))
        .isEqualTo(new BigInteger(number).doubleValue());
  }
}
