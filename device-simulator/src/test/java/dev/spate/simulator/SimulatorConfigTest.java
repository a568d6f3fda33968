package dev.spate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorConfigTest {
  private static final SimulatorConfig DEFAULTS = SimulatorConfig.defaults();

  private static SimulatorConfig network(List<DeviceConfig> devices, List<LinkConfig> links) {
    return new SimulatorConfig(
        1,
        DEFAULTS.tick(),
        DEFAULTS.statusInterval(),
        1,
        devices,
        links,
        DEFAULTS.generator(),
        DEFAULTS.traffic());
  }

  private static SimulatorConfig timed(Duration tick, Duration statusInterval) {
    return new SimulatorConfig(
        1, tick, statusInterval, 0, List.of(), List.of(), DEFAULTS.generator(), DEFAULTS.traffic());
  }

  private static DeviceConfig device(String name) {
    return new DeviceConfig(name, null, null);
  }

  private static LinkConfig link(String a, String b) {
    return new LinkConfig(a, b, null);
  }

  @Test
  void defaults_areATickOf100MillisecondsAndNoDevice() {
    assertThat(DEFAULTS.tick()).isEqualTo(Duration.ofMillis(100));
    assertThat(DEFAULTS.statusInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(DEFAULTS.workers()).isZero();
    assertThat(DEFAULTS.deviceNames()).isEmpty();
    assertThat(DEFAULTS.generatedNames()).isEmpty();
  }

  @Test
  void deviceNames_areWrittenOutInOrder() {
    var config = new SimulatorConfig(
        1,
        DEFAULTS.tick(),
        DEFAULTS.statusInterval(),
        1,
        List.of(device("router[1-2]"), device("edge")),
        List.of(),
        new GeneratorConfig(2, 1, DeviceModel.SWITCH, "sim"),
        DEFAULTS.traffic());
    assertThat(config.deviceNames()).containsExactly("router1", "router2", "edge");
    assertThat(config.generatedNames()).containsExactly("sim1", "sim2");
  }

  @Test
  void statusTicks_areRoundedUpToWholeTicks() {
    assertThat(DEFAULTS.statusTicks()).isEqualTo(10);
    assertThat(timed(Duration.ofMillis(300), Duration.ofSeconds(1)).statusTicks())
        .isEqualTo(4);
    assertThat(timed(Duration.ofSeconds(5), Duration.ofSeconds(1)).statusTicks())
        .isEqualTo(1);
  }

  @Test
  void constructor_refusesAnImpossibleTick() {
    assertThatThrownBy(() -> timed(Duration.ofMillis(1), Duration.ofSeconds(1)))
        .hasMessage("tick is 1ms, but must be 10ms to 1m");
    assertThatThrownBy(() -> timed(Duration.ofSeconds(1), Duration.ZERO))
        .hasMessage("statusInterval is 0s, but must be more than zero");
  }

  @Test
  void constructor_refusesNamesThatAreThereTwice() {
    assertThatThrownBy(() -> network(List.of(device("r[1-3]"), device("r2")), List.of()))
        .hasMessage("devices: \"r2\" is there twice, but must be unique");
    var ports = List.of(InterfaceConfig.named("eth[0-3]"), InterfaceConfig.named("eth2"));
    assertThatThrownBy(() -> network(List.of(new DeviceConfig("r1", null, ports)), List.of()))
        .hasMessageContaining("interface \"eth2\" of \"r1\" is there twice");
  }

  @Test
  void deviceConfig_refusesNamesThatNoHostHas() {
    assertThatThrownBy(() -> device("router 1"))
        .hasMessageStartingWith("name is \"router 1\", but must be of letters, digits,");
    assertThatThrownBy(() -> new GeneratorConfig(1, 1, DeviceModel.ROUTER, "a:b"))
        .hasMessageStartingWith("prefix is \"a:b\"");
  }

  @Test
  void constructor_refusesADeviceWithoutAPort() {
    assertThatThrownBy(() -> network(List.of(new DeviceConfig("r1", null, List.of())), List.of()))
        .hasMessage("devices: \"r1\" has no port, but must have at least one");
  }

  @Test
  void constructor_refusesLinksToWhatIsNotThere() {
    var devices = List.of(device("r[1-2]"));
    assertThatThrownBy(() -> network(devices, List.of(link("r1:eth0", "r3:eth0"))))
        .hasMessage("links: end \"r3:eth0\" is of no configured device");
    assertThatThrownBy(() -> network(devices, List.of(link("r1:eth0", "r2:eth99"))))
        .hasMessage("links: end \"r2:eth99\" is no configured port of \"r2\"");
  }

  @Test
  void constructor_refusesTwoLinksAtOnePort() {
    var links = List.of(link("r1:eth0", "r2:eth0"), link("r1:eth0", "r2:eth1"));
    assertThatThrownBy(() -> network(List.of(device("r[1-2]")), links))
        .hasMessage("links: \"r1:eth0\" has two links, but may have one");
    assertThatThrownBy(() -> network(List.of(device("r1")), List.of(link("r1:eth0", "r1:eth0"))))
        .hasMessageContaining("has two links");
  }

  @Test
  void linkConfig_refusesEndsThatDoNotPair() {
    assertThatThrownBy(() -> link("r[1-2]:eth0", "r[1-3]:eth1"))
        .hasMessage(
            "b is \"r[1-3]:eth1\" with 3 ends, but must be of 2 ends, as \"r[1-2]:eth0\" is");
    assertThatThrownBy(() -> link("r1", "r2:eth1"))
        .hasMessage("a is \"r1\", but must be device:interface, such as router1:eth0");
    assertThatThrownBy(() -> link(null, "r2:eth1")).hasMessageContaining("a is missing");
  }

  @Test
  void interfaceConfig_namesFieldValueAndWhatWouldBeRight() {
    assertThatThrownBy(() -> new InterfaceConfig("eth0", null, "12G", null, null, null, null))
        .hasMessageStartingWith("speed is \"12G\", but must be one of 10M, 100M, 1G");
    assertThatThrownBy(() -> new InterfaceConfig("eth0", null, null, 20, null, null, null))
        .hasMessage("mtu is 20, but must be 68 to 9216 octets");
    assertThatThrownBy(() -> InterfaceConfig.named("")).hasMessageContaining("name is missing");
    assertThatThrownBy(() -> InterfaceConfig.named("eth[2-1]"))
        .hasMessageContaining("name is \"eth[2-1]\"");
  }

  @Test
  void generatorConfig_namesFieldValueAndWhatWouldBeRight() {
    assertThatThrownBy(() -> new GeneratorConfig(-1, 1, DeviceModel.ROUTER, "sim"))
        .hasMessage("count is -1, but must be 0 to 100000");
    assertThatThrownBy(() -> new GeneratorConfig(1, 0, DeviceModel.ROUTER, "sim"))
        .hasMessage("interfaces is 0, but must be 1 to 10000");
  }

  @Test
  void network_joinsRangesOneByOne() {
    var network = Network.of(
        List.of(device("r[1-3]")),
        List.of(link("r[1-2]:eth0", "r[2-3]:eth1")),
        GeneratorConfig.defaults());
    Network.Peer peer = network.devices().get(1).ports().get(0).peer();
    assertThat(peer)
        .extracting(Network.Peer::device, Network.Peer::name)
        .containsExactly("r3", "eth1");
    assertThat(network.devices().get(2).ports().get(1).peer())
        .extracting(Network.Peer::drivesLink)
        .isEqualTo(false);
    assertThat(network.devices().get(0).ports().get(1).peer()).isNull();
  }

  @Test
  void network_linksGeneratedDevicesIntoARing() {
    var network =
        Network.of(List.of(), List.of(), new GeneratorConfig(3, 2, DeviceModel.SWITCH, "s"));
    assertThat(network.devices()).extracting(Network.Node::name).containsExactly("s1", "s2", "s3");
    assertThat(network.devices().get(2).ports().get(0).peer())
        .extracting(Network.Peer::device)
        .isEqualTo("s1");
  }
}
