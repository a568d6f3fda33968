package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.server.config.ServerConfig;
import dev.spate.server.grpc.DeviceEndpointsConfig.Mode;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What demo.yaml promises. */
class DemoConfigTest {

  private final ServerConfig config = DemoCommand.demo().load().config();

  @Test
  void demo_isNineRoutersTwelveSwitchesAndTheHost() {
    List<String> devices = config.simulator().deviceNames();

    assertThat(devices).hasSize(21).startsWith("router1", "router2").endsWith("switch12");
    assertThat(config.host().enabled()).isTrue();
  }

  @Test
  void demo_devicesListenAtTheirOwnAddressesInOrder() {
    InetAddress gateway = InetAddress.getLoopbackAddress();

    assertThat(config.deviceEndpoints().mode()).isEqualTo(Mode.ADDRESSES);
    assertThat(config.deviceEndpoints().address(0, gateway)).hasToString("/127.0.1.1:9339");
    assertThat(config.deviceEndpoints().address(20, gateway)).hasToString("/127.0.1.21:9339");
  }
}
