package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code -a} is read. */
class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9339, 127.0.0.1:9339",
    "localhost, localhost:9339",
    "router.example:57400, router.example:57400",
    "[::1]:50051, [::1]:50051",
    "[::1], [::1]:9339",
    "2001:db8::1, [2001:db8::1]:9339"
  })
  void parse_host_with_and_without_port(String text, String address) {
    assertThat(Address.parse(text)).hasToString(address);
    assertThat(Address.parse(address)).isEqualTo(Address.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":9339",
        "http://localhost:9339",
        "[::1:9339",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:http"
      })
  void parse_malformed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.1.21:9339",
        "localhost",
        "LocalHost:1",
        "spate.localhost",
        "[::1]:9339"
      })
  void isLoopback_of_this_machine(String text) {
    assertThat(Address.parse(text).isLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "127.example",
        "127.0.0.1.example",
        "localhost.example",
        "[2001:db8::1]:9339"
      })
  void isLoopback_of_others(String text) {
    assertThat(Address.parse(text).isLoopback()).isFalse();
  }
}
