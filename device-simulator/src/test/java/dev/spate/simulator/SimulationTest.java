package dev.spate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.schema.Schema;
import dev.spate.simulator.traffic.TrafficConfig;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.RecentConfig;
import dev.spate.store.Store;
import dev.spate.time.ManualTime;
import dev.spate.value.DataSize;
import dev.spate.value.Value;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final String ETH0 = "/interfaces/interface[name=eth0]";

  @Test
  void boot_publishesAnInterfaceWithItsConfigStateAndCounters() {
    try (var net = SimulationHarness.inARow()) {
      assertThat(net.texts("router1", ETH0))
          .containsEntry(ETH0 + "/name", "eth0")
          .containsEntry(ETH0 + "/config/type", "ethernetCsmacd")
          .containsEntry(ETH0 + "/config/mtu", "1500")
          .containsEntry(ETH0 + "/config/enabled", "true")
          .containsEntry(ETH0 + "/config/loopback-mode", "NONE")
          .containsEntry(ETH0 + "/state/description", "to router2:eth1")
          .containsEntry(ETH0 + "/state/ifindex", "1")
          .containsEntry(ETH0 + "/state/logical", "false")
          .containsEntry(ETH0 + "/state/admin-status", "UP")
          .containsEntry(ETH0 + "/state/oper-status", "UP")
          .containsEntry(ETH0 + "/state/last-change", Long.toString(net.time.epochNanos()))
          .containsEntry(ETH0 + "/state/counters/in-octets", "0")
          .containsEntry(ETH0 + "/state/counters/last-clear", Long.toString(net.time.epochNanos()))
          .containsEntry(ETH0 + "/ethernet/config/port-speed", "SPEED_10GB")
          .containsEntry(ETH0 + "/ethernet/state/negotiated-port-speed", "SPEED_10GB");
    }
  }

  @Test
  void ports_ofDifferentSpeeds_useThatOfTheSlower() {
    try (var net = SimulationHarness.inARow()) {
      String gi00 = "/interfaces/interface[name=gi0/0]";
      assertThat(net.texts("switch1", gi00))
          .containsEntry(gi00 + "/ethernet/state/port-speed", "SPEED_100GB")
          .containsEntry(gi00 + "/ethernet/state/negotiated-port-speed", "SPEED_10GB");
      assertThat(net.texts("router2", ETH0))
          .containsEntry(ETH0 + "/ethernet/state/negotiated-port-speed", "SPEED_10GB");

      net.run(Duration.ofSeconds(1));
      long before = net.number("router2", ETH0 + "/state/counters/in-octets");
      net.run(Duration.ofSeconds(60));
      long received = net.number("router2", ETH0 + "/state/counters/in-octets") - before;
      assertThat(received).isPositive().isLessThanOrEqualTo(60 * 10_000_000_000L / Byte.SIZE);
    }
  }

  @Test
  void tick_publishesCountersWithTheTicksTime() {
    try (var net = SimulationHarness.inARow()) {
      net.run(Duration.ofMillis(300));
      assertThat(net.timestamp("router1", ETH0 + "/state/counters/out-octets"))
          .isEqualTo(net.time.epochNanos());
      assertThat(net.number("router1", ETH0 + "/state/counters/out-octets")).isPositive();
      assertThat(net.timestamp("router1", ETH0 + "/config/mtu"))
          .as("config is published each second")
          .isLessThan(net.time.epochNanos());
    }
  }

  @Test
  void counters_ofBothEndsOfALinkAgree() {
    try (var net = SimulationHarness.inARow()) {
      net.run(Duration.ofSeconds(10));
      long sent = net.number("router1", ETH0 + "/state/counters/out-pkts");
      net.run(Duration.ofMillis(100));
      String peer = "/interfaces/interface[name=eth1]/state/counters/";
      long received = net.number("router2", peer + "in-pkts");
      long refused = net.number("router2", peer + "in-discards")
          + net.number("router2", peer + "in-unknown-protos");
      assertThat(received + refused).isEqualTo(sent);
    }
  }

  @Test
  void links_areSeenFromEachEnd() {
    try (var net = SimulationHarness.inARow()) {
      net.run(Duration.ofSeconds(5));
      String link = "spate:/links/link[interface=eth0]";
      assertThat(net.texts("router1", link))
          .containsEntry(link + "/interface", "eth0")
          .containsEntry(link + "/state/peer-target", "router2")
          .containsEntry(link + "/state/peer-interface", "eth1")
          .containsEntry(link + "/state/loss-ratio", "0");
      assertThat(Double.parseDouble(net.text("router1", link + "/state/latency")))
          .isBetween(2_000.0, 22_500.0);
      assertThat(Double.parseDouble(net.text("router1", link + "/state/jitter")))
          .isPositive();
      assertThat(net.text("router2", "spate:/links/link[interface=eth1]/state/peer-target"))
          .isEqualTo("router1");
      assertThat(net.texts("router1", "spate:/links/link[interface=eth1]"))
          .as("an unlinked port")
          .isEmpty();
    }
  }

  @Test
  void lldp_agreesWithTheLinks() {
    try (var net = SimulationHarness.inARow()) {
      String neighbor = "/lldp/interfaces/interface[name=eth0]/neighbors/neighbor[id=1]/state";
      assertThat(net.texts("router2", neighbor))
          .containsEntry(neighbor + "/system-name", "switch1")
          .containsEntry(neighbor + "/port-id", "gi0/0")
          .containsEntry(neighbor + "/port-id-type", "INTERFACE_NAME")
          .containsEntry(neighbor + "/chassis-id", net.text("switch1", "/lldp/state/chassis-id"));
      assertThat(net.texts("router2", "/lldp/interfaces/interface[name=eth2]/neighbors"))
          .isEmpty();
    }
  }

  @Test
  void status_isPublishedEachSecondAlsoWhereItNeverChanges() {
    try (var net = SimulationHarness.inARow()) {
      net.run(Duration.ofSeconds(2));

      assertThat(net.texts("router1", "/"))
          .isNotEmpty()
          .allSatisfy((leaf, value) ->
              assertThat(net.timestamp("router1", leaf)).isEqualTo(net.time.epochNanos()));
      assertThat(net.timestamp("router1", "spate:/links/link[interface=eth0]/interface"))
          .isEqualTo(net.time.epochNanos());
    }
  }

  @Test
  void status_isPublishedEachSecond() {
    try (var net = SimulationHarness.inARow()) {
      long boot = net.time.epochNanos();
      net.run(Duration.ofMillis(900));
      String memory = "/system/memory/state/used";
      assertThat(net.timestamp("router1", memory)).isEqualTo(boot);
      net.run(Duration.ofMillis(100));
      assertThat(net.timestamp("router1", memory)).isEqualTo(net.time.epochNanos());
      assertThat(net.number("router1", "/system/cpus/cpu[index=ALL]/state/total/instant"))
          .isBetween(1L, 100L);
      assertThat(net.text("router1", "/system/state/current-datetime"))
          .isEqualTo("2026-01-01T00:00:01Z");
      assertThat(net.number("router1", "/system/state/up-time")).isEqualTo(1_000_000_000L);
      assertThat(Double.parseDouble(
              net.text("router1", "/components/component[name=chassis]/state/temperature/instant")))
          .isBetween(20.0, 60.0);
      assertThat(
              net.number("router1", "/components/component[name=cpu0]/cpu/utilization/state/avg"))
          .isBetween(1L, 100L);
    }
  }

  @Test
  void memory_usedAndFreeAddUp() {
    try (var net = SimulationHarness.inARow()) {
      net.run(Duration.ofSeconds(1));
      String memory = "/system/memory/state/";
      assertThat(net.number("router1", memory + "used") + net.number("router1", memory + "free"))
          .isEqualTo(net.number("router1", memory + "physical"));
    }
  }

  @Test
  void workers_oneAndEightGiveTheSameValues() {
    var troubled = SimulationHarness.traffic(Duration.ofSeconds(20), Duration.ofSeconds(40));
    try (var one = new SimulationHarness(network(1, troubled));
        var eight = new SimulationHarness(network(8, troubled))) {
      for (int i = 0; i < 40; i++) {
        one.run(Duration.ofSeconds(6));
        eight.run(Duration.ofSeconds(6));
        for (int device = 1; device <= 12; device++) {
          assertThat(everything(eight, "sim" + device)).isEqualTo(everything(one, "sim" + device));
        }
      }
      assertThat(one.number("sim1", ETH0 + "/state/counters/carrier-transitions"))
          .isPositive();
    }
  }

  private static SimulatorConfig network(int workers, TrafficConfig traffic) {
    SimulatorConfig d = SimulatorConfig.defaults();
    return new SimulatorConfig(
        5,
        d.tick(),
        d.statusInterval(),
        workers,
        d.devices(),
        d.links(),
        new GeneratorConfig(12, 4, DeviceModel.ROUTER, "sim"),
        traffic);
  }

  private static Map<String, Value> everything(SimulationHarness net, String device) {
    Map<String, Value> all = net.values(device, "/");
    all.putAll(net.values(device, "spate:/"));
    assertThat(all).hasSizeGreaterThan(200);
    return all;
  }

  @Test
  void tick_allocatesNothingPerUpdate() {
    try (var net = SimulationHarness.inARow()) {
      Device device = net.simulation.devices().get(0);
      var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long start = net.time.epochNanos();
      int ticks = 4_000; // in the first round the recent past grows to its full length
      for (int round = 0; round < 2; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int n = 1; n <= ticks; n++) {
          long number = (long) round * ticks + n;
          device.tick(new Tick(
              number, start + number * 100_000_000, 1, n % 10 == 0, "2026-01-01T00:00:00Z"));
        }
        long perTick = (threads.getCurrentThreadAllocatedBytes() - before) / ticks;
        // Four ports with 21 counters each: the record of the tick, and a few objects a second, are
        // all there is room for.
        assertThat(perTick).isLessThan(round == 0 ? Long.MAX_VALUE : 200);
      }
    }
  }

  @Test
  void generatedNetwork_beyondTheMemoryForTheRecentPast_publishesEveryPortWithEachTick() {
    SimulatorConfig defaults = SimulatorConfig.defaults();
    SimulatorConfig config = new SimulatorConfig(
        1,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        1,
        List.of(),
        List.of(),
        new GeneratorConfig(50, 20, DeviceModel.SWITCH, "sim"),
        defaults.traffic());
    RecentConfig oneMebibyte = new RecentConfig(List.of(), DataSize.ofMebibytes(1));
    try (SimulationHarness big = new SimulationHarness(config, oneMebibyte)) {
      big.run(Duration.ofSeconds(3));

      int ports = 0;
      int withRecent = 0;
      for (String device : big.store.targetNames()) {
        Iterator<Match> counters = big.walk(device, "/interfaces/interface/state/counters");
        while (counters.hasNext()) {
          Group group = counters.next().group();
          GroupReading reading = group.newReading();
          assertThat(group.read(reading)).isTrue();
          assertThat(reading.timestampNanos())
              .as(group.toString())
              .isEqualTo(big.time.epochNanos());
          ports++;
          withRecent += group.recent(1).isPresent() ? 1 : 0;
        }
      }
      assertThat(ports).isEqualTo(50 * 20);
      assertThat(withRecent).as("a megabyte holds those of few ports").isBetween(1, 20);
      assertThat(big.store.metrics().value(Metric.RECENT_REFUSED)).isGreaterThan(ports - 20);
    }
  }

  @Test
  void linkFailure_takesNeighborAndDelayAwayUntilItEnds() {
    var flapping = SimulationHarness.traffic(Duration.ZERO, Duration.ofSeconds(20));
    try (var net = new SimulationHarness(SimulationHarness.inARow(2, flapping))) {
      String neighbor = "/lldp/interfaces/interface[name=eth0]/neighbors";
      String link = "spate:/links/link[interface=eth0]/state/";
      int down = 0;
      for (int i = 0; i < 1_000; i++) {
        net.run(Duration.ofMillis(100));
        boolean up = net.text("router1", ETH0 + "/state/oper-status").equals("UP");
        assertThat(net.text("router2", "/interfaces/interface[name=eth1]/state/oper-status"))
            .isEqualTo(up ? "UP" : "DOWN");
        assertThat(net.texts("router1", neighbor).isEmpty()).isEqualTo(!up);
        if (!up) {
          down++;
          assertThat(net.text("router1", link + "loss-ratio")).isEqualTo("1");
          assertThat(net.text("router1", link + "latency")).isEqualTo("absent");
        }
      }
      assertThat(down).isBetween(10, 900);
    }
  }

  @Test
  void start_refusesANameThatIsTakenAndGivesBackTheOthers() {
    var time = new ManualTime();
    var store = new Store(Schema.bundled(), time, new Metrics());
    store.claim("switch1", true, null);
    var simulator = new Simulator(SimulationHarness.inARow(1, SimulationHarness.calm()));
    assertThatThrownBy(() -> simulator.start(store))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("switch1");
    assertThat(store.targetNames()).containsExactly("switch1");
  }

  @Test
  void close_givesBackAllTargets() {
    var net = SimulationHarness.inARow();
    assertThat(net.store.targetNames()).containsExactly("router1", "router2", "switch1");
    net.close();
    assertThat(net.store.targetNames()).isEmpty();
  }
}
