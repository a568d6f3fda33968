package dev.spate.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.server.grpc.DeviceEndpointsConfig.Mode;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which address each device has. */
class DeviceEndpointsConfigTest {

  private static final InetAddress GATEWAY = InetAddress.getLoopbackAddress();

  @ParameterizedTest
  @CsvSource({
    "127.0.1.1, 0, 127.0.1.1",
    "127.0.1.1, 1, 127.0.1.2",
    "127.0.1.1, 253, 127.0.1.254",
    "127.0.1.1, 254, 127.0.2.1",
    "127.0.1.1, 2000, 127.0.8.223",
    "127.0.1.0, 0, 127.0.1.1",
    "127.0.1.200, 55, 127.0.2.1"
  })
  void address_byAddress_skipsTheFirstAndLastOfEach24(String first, int index, String address) {
    DeviceEndpointsConfig config = new DeviceEndpointsConfig(Mode.ADDRESSES, first, 9339, 1, false);

    assertThat(Listener.format(config.address(index, GATEWAY))).isEqualTo(address + ":9339");
  }

  @Test
  void address_byPort_countsPortsAtTheGatewaysAddress() {
    DeviceEndpointsConfig config =
        new DeviceEndpointsConfig(Mode.PORTS, "127.0.1.1", 9339, 65_534, false);

    assertThat(Listener.format(config.address(1, GATEWAY))).isEqualTo("127.0.0.1:65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.address(2, GATEWAY))
        .withMessage("firstPort is 65536, but must be from 0 (any free one) to 65535");
  }

  @Test
  void address_byAnyPort_isAnyForAll() {
    DeviceEndpointsConfig config =
        new DeviceEndpointsConfig(Mode.PORTS, "127.0.1.1", 9339, 0, false);

    assertThat(config.address(7, GATEWAY).getPort()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"localhost", "127.0.1", "127.0.1.256", "::1"})
  void new_anythingButAnIpv4Address_isRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceEndpointsConfig(Mode.NONE, address, 9339, 9340, false))
        .withMessageStartingWith("firstAddress \"" + address + "\"");
  }
}
