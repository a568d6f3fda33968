package dev.spate.simulator;

import static dev.spate.simulator.SimulationHarness.delete;
import static dev.spate.simulator.SimulationHarness.replace;
import static dev.spate.simulator.SimulationHarness.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.spate.path.Path;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.SetException.Kind;
import dev.spate.value.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Set does to a simulated device. */
class SetTest {
  private static final String ETH0 = "/interfaces/interface[name=eth0]";
  private static final String LO0 = "/interfaces/interface[name=lo0]";
  private static final String LO7 = "/interfaces/interface[name=lo7]";
  private static final Value LOOPBACK = new Value.Identity("iana-if-type", "softwareLoopback");
  private static final Value PORT = new Value.Identity("iana-if-type", "ethernetCsmacd");

  private final SimulationHarness net = SimulationHarness.inARow();

  @BeforeEach
  void run() {
    net.run(Duration.ofSeconds(2));
    net.time.advance(Duration.ofMillis(30));
  }

  @AfterEach
  void close() {
    net.close();
  }

  private static Value text(String value) {
    return new Value.Text(value);
  }

  private static Value bool(boolean value) {
    return new Value.Bool(value);
  }

  private static Value mtu(int value) {
    return new Value.Uint(value);
  }

  private Map<String, Value> everything() {
    Map<String, Value> all = new HashMap<>();
    for (String target : net.store.targetNames()) {
      net.values(target, "/").forEach((path, value) -> all.put(target + path, value));
      net.values(target, "spate:/").forEach((path, value) -> all.put(target + path, value));
    }
    return all;
  }

  private void assertRefused(Kind kind, String message, Change... changes) {
    Map<String, Value> before = everything();
    assertThatThrownBy(() -> net.set("router1", changes))
        .asInstanceOf(type(SetException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind))
        .satisfies(e -> assertThat(e).hasMessageContaining(message));
    assertThat(everything()).as("nothing happened").isEqualTo(before);
  }

  @Test
  void W7_update_showsConfigAndStateWithOneTimestampBeforeItIsAnswered() {
    long timestamp = net.set(
        "router1",
        update(ETH0 + "/config", Map.of("description", text("uplink"), "mtu", mtu(9000))));
    assertThat(timestamp).isEqualTo(net.time.epochNanos());
    for (String part : List.of("/config", "/state")) {
      assertThat(net.text("router1", ETH0 + part + "/description")).isEqualTo("uplink");
      assertThat(net.text("router1", ETH0 + part + "/mtu")).isEqualTo("9000");
      assertThat(net.timestamp("router1", ETH0 + part + "/mtu")).isEqualTo(timestamp);
    }
    assertThat(net.text("router1", ETH0 + "/config/enabled"))
        .as("what was not named stays")
        .isEqualTo("true");
  }

  @Test
  void update_ofSystem_showsConfigAndState() {
    net.set(
        "router1",
        update(
            "/system/config",
            Map.of(
                "hostname",
                text("core-1"),
                "login-banner",
                text("Keep out"),
                "motd-banner",
                text("Hello"))));
    for (String part : List.of("/system/config/", "/system/state/")) {
      assertThat(net.text("router1", part + "hostname")).isEqualTo("core-1");
      assertThat(net.text("router1", part + "login-banner")).isEqualTo("Keep out");
      assertThat(net.text("router1", part + "motd-banner")).isEqualTo("Hello");
    }
    assertThat(net.number("router1", "/system/state/last-configuration-timestamp"))
        .isEqualTo(net.time.epochNanos());
    assertThat(net.text("router1", "/lldp/state/system-name")).isEqualTo("core-1");
    String neighbor =
        "/lldp/interfaces/interface[name=eth1]/neighbors/neighbor[id=1]/state/system-name";
    assertThat(net.text("router2", neighbor))
        .as("neighbours learn it with the next hello")
        .isEqualTo("router1");
    net.run(Duration.ofSeconds(31));
    assertThat(net.text("router2", neighbor)).isEqualTo("core-1");
  }

  @Test
  void disable_takesBothEndsDownAtOnceAndFreezesTheCounters() {
    long timestamp = net.set("router1", update(ETH0 + "/config", Map.of("enabled", bool(false))));

    String peer = "/interfaces/interface[name=eth1]/state/";
    assertThat(net.text("router1", ETH0 + "/state/admin-status")).isEqualTo("DOWN");
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("DOWN");
    assertThat(net.number("router1", ETH0 + "/state/last-change")).isEqualTo(timestamp);
    assertThat(net.number("router1", ETH0 + "/state/counters/carrier-transitions"))
        .isEqualTo(1);
    assertThat(net.text("router2", peer + "admin-status")).isEqualTo("UP");
    assertThat(net.text("router2", peer + "oper-status")).isEqualTo("DOWN");
    assertThat(net.timestamp("router2", peer + "oper-status")).isEqualTo(timestamp);
    assertThat(net.texts("router1", "/lldp/interfaces/interface[name=eth0]/neighbors"))
        .isEmpty();
    assertThat(net.texts("router2", "/lldp/interfaces/interface[name=eth1]/neighbors"))
        .isEmpty();
    Map<String, String> frozen = net.texts("router1", ETH0 + "/state/counters");
    Map<String, String> frozenPeer = net.texts("router2", peer + "counters");
    net.run(Duration.ofSeconds(3));
    assertThat(net.texts("router1", ETH0 + "/state/counters")).isEqualTo(frozen);
    assertThat(net.texts("router2", peer + "counters")).isEqualTo(frozenPeer);

    net.set("router1", update(ETH0 + "/config", Map.of("enabled", bool(true))));
    assertThat(net.text("router2", peer + "oper-status")).isEqualTo("UP");
    assertThat(net.texts("router2", "/lldp/interfaces/interface[name=eth1]/neighbors"))
        .isNotEmpty();
    net.run(Duration.ofSeconds(1));
    assertThat(net.texts("router1", ETH0 + "/state/counters")).isNotEqualTo(frozen);
  }

  @Test
  void loopbackMode_isATestThatTheLinkDoesNotPass() {
    net.set("router1", update(ETH0 + "/config", Map.of("loopback-mode", text("FACILITY"))));
    assertThat(net.text("router1", ETH0 + "/state/loopback-mode")).isEqualTo("FACILITY");
    assertThat(net.text("router1", ETH0 + "/state/admin-status")).isEqualTo("UP");
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("TESTING");
    assertThat(net.text("router2", "/interfaces/interface[name=eth1]/state/oper-status"))
        .isEqualTo("DOWN");
    net.set("router1", update(ETH0 + "/config", Map.of("enabled", bool(false))));
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("DOWN");
    net.set("router1", update(ETH0 + "/config", Map.of("enabled", bool(true))));
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("TESTING");
    net.set("router1", update(ETH0 + "/config", Map.of("loopback-mode", text("NONE"))));
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("UP");
  }

  @Test
  void W5_oneRefusedChangeUndoesAllOthers() {
    assertRefused(
        Kind.ABORTED,
        "\"/interfaces/interface[name=eth0]/config/mtu\": 20 must be 68 to 9216",
        update("/system/config", Map.of("hostname", text("other"))),
        update(LO7 + "/config", Map.of("type", LOOPBACK)),
        delete(LO0),
        update(ETH0 + "/config", Map.of("mtu", mtu(20))));
  }

  @Test
  void W11_refusalNamesItsOperation() {
    Change first = new Change.Update(
        3, Path.parse(ETH0 + "/config/mtu"), Map.of(Path.parse(ETH0 + "/config/mtu"), mtu(9999)));
    assertThatThrownBy(() -> net.set("router1", first))
        .asInstanceOf(type(SetException.class))
        .extracting(SetException::operation)
        .isEqualTo(3);
  }

  @Test
  void W6_replace_resetsWhatItLeavesOut() {
    net.set(
        "router1",
        update(
            ETH0 + "/config",
            Map.of("mtu", mtu(4000), "enabled", bool(false), "loopback-mode", text("FACILITY"))));
    net.set("router1", replace(ETH0 + "/config", Map.of("description", text("new"))));
    assertThat(net.text("router1", ETH0 + "/config/description")).isEqualTo("new");
    assertThat(net.text("router1", ETH0 + "/config/enabled")).isEqualTo("true");
    assertThat(net.text("router1", ETH0 + "/config/loopback-mode")).isEqualTo("NONE");
    assertThat(net.text("router1", ETH0 + "/config/mtu"))
        .as("the model has no default")
        .isEqualTo("absent");
    assertThat(net.text("router1", ETH0 + "/state/mtu")).as("the device has").isEqualTo("1500");
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("UP");
    assertThat(net.text("router1", ETH0 + "/config/type")).isEqualTo("ethernetCsmacd");
  }

  @Test
  void W6_replaceOfTheList_removesLoopbacksAndResetsPortsThatItLeavesOut() {
    net.set("router1", update(LO7 + "/config", Map.of("type", LOOPBACK)));
    net.set(
        "router1",
        replace(
            "/interfaces",
            Map.of(
                "interface[name=lo7]/name",
                text("lo7"),
                "interface[name=eth1]/config/description",
                text("kept"))));
    assertThat(net.texts("router1", LO7)).isNotEmpty();
    assertThat(net.texts("router1", LO0)).isEmpty();
    assertThat(net.text("router1", "/interfaces/interface[name=eth1]/config/description"))
        .isEqualTo("kept");
    assertThat(net.text("router1", ETH0 + "/config/description")).isEqualTo("absent");
  }

  @Test
  void replace_withWhatTheDeviceHasChangesNothing() {
    Map<String, Value> config = new HashMap<>();
    net.values("router1", ETH0 + "/config")
        .forEach((path, value) -> config.put(path.substring(ETH0.length() + 1), value));
    net.values("router1", ETH0 + "/ethernet/config")
        .forEach((path, value) -> config.put(path.substring(ETH0.length() + 1), value));
    Map<String, Value> before = everything();
    net.set("router1", replace(ETH0, config));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void W9_deleteOfAPort_resetsItsConfig() {
    net.set("router1", update(ETH0 + "/config", Map.of("enabled", bool(false))));
    net.set("router1", delete(ETH0));
    assertThat(net.text("router1", ETH0 + "/config/enabled")).isEqualTo("true");
    assertThat(net.text("router1", ETH0 + "/config/description")).isEqualTo("absent");
    assertThat(net.text("router1", ETH0 + "/state/description")).isEqualTo("absent");
    assertThat(net.text("router1", ETH0 + "/state/oper-status")).isEqualTo("UP");
    assertThat(net.text("router1", ETH0 + "/state/counters/in-octets")).isNotEqualTo("absent");
  }

  @Test
  void W9_delete_expandsWildcardsAndMissingKeys() {
    net.set("router1", delete("/interfaces/interface[name=*]/config/description"));
    assertThat(net.texts("router1", "/interfaces/interface/config/description")).isEmpty();
    net.set("router1", update(ETH0 + "/config", Map.of("mtu", mtu(4000))));
    net.set("router1", delete("/interfaces/interface/config/mtu"));
    assertThat(net.text("router1", ETH0 + "/state/mtu")).isEqualTo("1500");
  }

  @Test
  void W9_deleteOfWhatIsNotThere_isOk() {
    net.set(
        "router1",
        delete(LO7),
        delete("/interfaces/interface[name=eth99]"),
        delete("/system/config/login-banner"));
    assertThat(net.text("router1", "/system/config/hostname")).isEqualTo("router1");
  }

  @Test
  void delete_ofTheHostname_leavesTheDeviceItsOwnName() {
    net.set("router1", update("/system/config", Map.of("hostname", text("other"))));
    net.set("router1", delete("/system/config/hostname"));
    assertThat(net.text("router1", "/system/config/hostname")).isEqualTo("absent");
    assertThat(net.text("router1", "/system/state/hostname")).isEqualTo("router1");
  }

  @Test
  void loopback_isCreatedAndDeletedAsOneBranch() {
    net.set(
        "router1",
        update(
            LO7, Map.of("name", text("lo7"), "config/name", text("lo7"), "config/type", LOOPBACK)));
    assertThat(net.texts("router1", LO7))
        .containsEntry(LO7 + "/state/oper-status", "UP")
        .containsEntry(LO7 + "/state/logical", "true")
        .containsEntry(LO7 + "/config/enabled", "true")
        .containsEntry(LO7 + "/state/counters/in-octets", "0");
    net.set("router1", delete(LO7));
    assertThat(net.texts("router1", LO7)).isEmpty();
    assertThat(net.texts("router1", LO0)).isNotEmpty();
    net.set("router1", update(LO7 + "/config/type", Map.of("", LOOPBACK)));
    assertThat(net.texts("router1", LO7)).isNotEmpty();
    net.run(Duration.ofSeconds(2));
  }

  @Test
  void loopback_goesDownWhenItIsDisabled() {
    net.set("router1", update(LO0 + "/config", Map.of("enabled", bool(false))));
    assertThat(net.text("router1", LO0 + "/state/oper-status")).isEqualTo("DOWN");
    assertThat(net.number("router1", LO0 + "/state/counters/carrier-transitions"))
        .isEqualTo(1);
  }

  @Test
  void W1_changesApplyInOrder() {
    net.set(
        "router1",
        delete(ETH0 + "/config/description"),
        update(ETH0 + "/config", Map.of("description", text("one"))),
        update(ETH0 + "/config", Map.of("description", text("two"))));
    assertThat(net.text("router1", ETH0 + "/config/description")).isEqualTo("two");
  }

  @Test
  void create_ofAPort_isAborted() {
    String eth9 = "/interfaces/interface[name=eth9]/config";
    assertRefused(Kind.ABORTED, "cannot be created", update(eth9, Map.of("type", PORT)));
    assertRefused(
        Kind.ABORTED,
        "router1 has no interface \"eth9\"",
        update(eth9, Map.of("description", text("x"))));
  }

  @Test
  void update_ofAPortsType_isAborted() {
    assertRefused(
        Kind.ABORTED, "must be ethernetCsmacd", update(ETH0 + "/config", Map.of("type", LOOPBACK)));
  }

  @Test
  void W8_nameOtherThanItsKey_isInvalid() {
    assertRefused(
        Kind.INVALID_ARGUMENT,
        "must be the key, \"eth0\"",
        update(ETH0 + "/config", Map.of("name", text("eth1"))));
  }

  @Test
  void W6_replaceOfTheWholeConfigByItself_changesNothing() {
    Map<Path, Value> config = new HashMap<>();
    net.values("router1", "/").forEach((text, value) -> {
      Path leaf = Path.parse(text);
      if (net.store.schema().find("", leaf.names()).orElseThrow().isConfig()) {
        config.put(leaf, value);
      }
    });
    Map<String, String> before = net.texts("router1", ETH0 + "/config");

    net.set("router1", new Change.Replace(0, Path.ROOT, config));

    assertThat(config).containsKey(Path.parse("/components/component[name=chassis]/name"));
    assertThat(net.texts("router1", ETH0 + "/config")).isNotEmpty().isEqualTo(before);
  }

  @Test
  void update_ofWhatIsFixed_isAbortedAndSaysWhatCanBeSet() {
    assertRefused(
        Kind.ABORTED,
        "what can be set is [hostname, domain-name, login-banner, motd-banner]",
        update(
            ETH0 + "/ethernet/config",
            Map.of("port-speed", new Value.Identity("openconfig-if-ethernet", "SPEED_1GB"))));
    assertRefused(
        Kind.ABORTED,
        "/lldp/config/enabled",
        update("/lldp/config", Map.of("enabled", bool(false))));
  }
}
