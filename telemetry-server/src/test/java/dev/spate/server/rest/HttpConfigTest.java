package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HttpConfigTest {

  @Test
  void defaults_areOffAndLoopback() {
    assertThat(HttpConfig.defaults()).isEqualTo(new HttpConfig(false, "127.0.0.1", 8080, 50_000));
  }

  @Test
  void values_outOfBounds_areNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpConfig(true, " ", 0, 1))
        .withMessageStartingWith("address is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpConfig(true, "localhost", 65_536, 1))
        .withMessage("port is 65536, but must be from 0 (any free one) to 65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpConfig(true, "localhost", 0, -1))
        .withMessageStartingWith("maxDeviceSeries is -1");
  }
}
