package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.server.config.ConfigLayers;
import dev.spate.server.config.ServerConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which devices have endpoints, and in which order. */
class DeviceEndpointsTest {

  private static final List<String> TARGETS =
      List.of("a", "r1", "r2", "sim1", "sim2", "sim10", "z");

  private static ServerConfig config(String mode, boolean generated) {
    return new ConfigLayers()
        .text("spate.yaml", """
            device-endpoints:
              mode: %s
              generated: %s
            simulator:
              devices: [{name: r2}, {name: r1}]
              generator: {count: 10, interfaces: 2}
            """.formatted(mode, generated))
        .load()
        .config();
  }

  @Test
  void devices_inOrderOfTheFileThenOthers_generatedOnesOnRequest() {
    assertThat(DeviceEndpoints.devices(config("addresses", false), TARGETS))
        .containsExactly("r2", "r1", "a", "z");
    assertThat(DeviceEndpoints.devices(config("addresses", true), TARGETS))
        .startsWith("r2", "r1", "a", "z", "sim1", "sim2", "sim3")
        .endsWith("sim10");
  }

  @Test
  void devices_modeNone_none() {
    assertThat(DeviceEndpoints.devices(config("none", true), TARGETS)).isEmpty();
  }
}
