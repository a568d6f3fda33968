package dev.spate.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spate.server.grpc.DeviceEndpointsConfig.Mode;
import dev.spate.server.grpc.GatewayConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a configuration is put together, and what is said of a wrong one. */
class ConfigLayersTest {

  private static ServerConfig read(String... lines) {
    return new ConfigLayers()
        .text("spate.yaml", String.join("\n", lines))
        .load()
        .config();
  }

  private static Map<Key, String> flag(String name, String value) {
    Key key = Key.all().stream().filter(k -> k.flag().equals(name)).findFirst().orElseThrow();
    return Map.of(key, value);
  }

  @Test
  void load_nothingGiven_isTheDefaults() {
    assertThat(new ConfigLayers().load().config()).isEqualTo(ServerConfig.defaults());
    assertThat(read("# nothing yet")).isEqualTo(ServerConfig.defaults());
  }

  @Test
  void load_file_mapsKeysAndUnits() {
    ServerConfig config = read(
        "gateway:",
        "  address: localhost",
        "  port: 0",
        "device-endpoints:",
        "  mode: ports",
        "host:",
        "  name: 007",
        "  interval: 250ms",
        "log: # nothing below it yet");

    assertThat(config.gateway()).isEqualTo(new GatewayConfig("localhost", 0));
    assertThat(config.deviceEndpoints().mode()).isEqualTo(Mode.PORTS);
    assertThat(config.deviceEndpoints().port()).isEqualTo(9339);
    assertThat(config.host().name()).isEqualTo("007");
    assertThat(config.host().interval()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.log()).isEqualTo(LogConfig.defaults());
  }

  @Test
  void load_flagOverVariableOverFileOverDefault() {
    LoadedConfig loaded = new ConfigLayers()
        .text("spate.yaml", "gateway:\n  port: 1\nhost:\n  interval: 2s\n  name: box\n")
        .variables(Map.of("SPATE_GATEWAY_PORT", "2", "SPATE_HOST_INTERVAL", "3s", "HOME", "/root"))
        .flags(flag("--gateway-port", "3"))
        .load();

    assertThat(loaded.config().gateway().port()).isEqualTo(3);
    assertThat(loaded.config().host().interval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(loaded.config().host().name()).isEqualTo("box");
    assertThat(loaded.print())
        .contains(
            "port: 3  # flag --gateway-port",
            "interval: 3s  # variable SPATE_HOST_INTERVAL",
            "name: box  # spate.yaml:5",
            "enabled: true  # default");
  }

  @Test
  void print_canBeReadAgain() {
    LoadedConfig loaded =
        new ConfigLayers().text("a", "host:\n  name: \"no: 1\"\n").load();

    assertThat(read(loaded.print())).isEqualTo(loaded.config());
  }

  @Test
  void variables_nearlyAKey_isWarnedOf() {
    LoadedConfig loaded = new ConfigLayers()
        .variables(Map.of("SPATE_GATEWAY_PROT", "1", "SPATE_JAVA_OPTS", "-Xmx1g"))
        .load();

    assertThat(loaded.warnings())
        .containsExactly(
            "The variable SPATE_GATEWAY_PROT means nothing to Spate; did you mean SPATE_GATEWAY_PORT or SPATE_GATEWAY_ADDRESS?");
  }

  @Test
  void keys_haveFlagsAndVariablesOfTheirOwn() {
    List<Key> keys = Key.all();

    assertThat(keys).extracting(Key::flag).doesNotHaveDuplicates().contains("--log-format");
    assertThat(keys).extracting(Key::variable).doesNotHaveDuplicates();
    assertThat(keys).extracting(Key::name).contains("plaintext-anywhere", "device-endpoints.mode");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          gateway:\\n  prot: 1          | spate.yaml:2: unknown key gateway.prot; did you mean port? Known here: address, port
          gatewya:\\n  port: 1          | spate.yaml:1: unknown key gatewya; did you mean gateway?
          host:\\n  interval: fast      | spate.yaml:2: host.interval is "fast", but must be a duration such as 100ms, 5s or 2m
          host:\\n\\n  enabled: maybe   | spate.yaml:3: host.enabled is "maybe", but must be true or false
          gateway:\\n  port: 93x        | spate.yaml:2: gateway.port is "93x", but must be a whole number
          gateway:\\n  port: 70000      | spate.yaml:2: gateway.port is 70000, but must be from 0 (any free one) to 65535
          gateway:\\n  port: ""         | spate.yaml:2: gateway.port is "", but must be a whole number
          host:\\n  name: ~               | spate.yaml:2: host.name is empty; give it a value, or leave the key out
          gateway: 9339                 | spate.yaml:1: gateway is "9339", but must be a section with the keys address, port
          gateway: [9339]               | spate.yaml:1: gateway is a list, but must be a section with the keys address, port
          gnmi:\\n  lowest-interval: 9ms | spate.yaml:2: gnmi.lowest-interval is 9ms, but must be 10ms or more
          gnmi:\\n  target-defined-interval: 9ms | spate.yaml:2: gnmi.target-defined-interval is 9ms, but must be 10ms to 10000d
          gnmi:\\n  target-defined-interval: 10001d | spate.yaml:2: gnmi.target-defined-interval is 10001d, but must be 10ms to 10000d
          gnmi:\\n  max-get-answer: 0B  | spate.yaml:2: gnmi.max-get-answer is 0B, but must be 1B to 512MiB
          gnmi:\\n  max-get-answer: 513MiB | spate.yaml:2: gnmi.max-get-answer is 513MiB, but must be 1B to 512MiB
          log:\\n  level: loud          | spate.yaml:2: log.level is "loud", but must be one of off, error, warn, info, debug, trace
          gateway:\\n  port: 1\\n  port: 2 | spate.yaml:3: not YAML: Duplicate field 'port'
          gateway:\\n\\tport: 1         | spate.yaml:2: not YAML: found character
          - gateway                     | spate.yaml:1: a configuration is keys with values
          a: 1\\n---\\nb: 2             | spate.yaml:3: a second document
          gateway: &x\\n  port: 1\\nhost: *x | spate.yaml:3: the alias *x is not supported
          device-endpoints:\\n  first-address: 127.0.1.300 | spate.yaml:2: device-endpoints.first-address "127.0.1.300" has a number above 255
          """)
  void load_wrong_saysWhereAndWhatWouldBeRight(String yaml, String message) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
        .withMessageStartingWith(message);
  }

  @Test
  void load_wrongFlagOrVariable_isNamed() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ConfigLayers().flags(flag("--host-interval", "1")).load())
        .withMessageStartingWith(
            "flag --host-interval: host.interval is \"1\", but must be a duration");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() ->
            new ConfigLayers().variables(Map.of("SPATE_GATEWAY_PORT", "-1")).load())
        .withMessageStartingWith("variable SPATE_GATEWAY_PORT: gateway.port is -1, but must be");
  }

  @Test
  void file_absent_isNamed(@TempDir Path folder) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ConfigLayers().file(folder.resolve("spate.yaml")))
        .withMessageEndingWith("spate.yaml: no such file");
  }
}
