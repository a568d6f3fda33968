package dev.spate.server.source.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.server.source.host.InterfaceSample.Counters;
import dev.spate.server.source.host.InterfaceSample.OperStatus;
import dev.spate.server.source.host.InterfaceSample.Type;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.Store;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the machine's tree holds, and how it follows the machine. */
class HostTreeTest {

  private static final HostFacts FACTS =
      new HostFacts("box", "Linux 6", 1_000, "Fast CPU", "Maker");
  private static final CpuTicks IDLE = new CpuTicks(0, 0, 0, 100, 0, 0, 0, 0);
  private static final Counters COUNTERS = new Counters(1, 2, 3, 4, 5, 6, 7);

  private final ManualTime time = new ManualTime();
  private final Store store = new Store(Schema.bundled(), time, new Metrics());
  private final HostTree tree =
      new HostTree(store.claim("box", true, null), FACTS, sample(Double.NaN, ethernet("eth0", 2)));

  @Test
  void publish_ethernet_hasTheLeavesThatItsModelsAskFor() {
    publish(sample(Double.NaN, ethernet("eth0", 2)));

    Map<String, String> leaves = leaves("/interfaces/interface[name=eth0]");
    assertThat(leaves)
        .containsEntry("/name", "eth0")
        .containsEntry("/config/name", "eth0")
        .containsEntry("/config/type", "ethernetCsmacd")
        .containsEntry("/state/name", "eth0")
        .containsEntry("/state/type", "ethernetCsmacd")
        .containsEntry("/state/enabled", "true")
        .containsEntry("/state/ifindex", "2")
        .containsEntry("/state/admin-status", "UP")
        .containsEntry("/state/oper-status", "UP")
        .containsEntry("/state/counters/in-octets", "1")
        .containsEntry("/state/counters/in-pkts", "2")
        .containsEntry("/state/counters/in-errors", "3")
        .containsEntry("/state/counters/in-discards", "4")
        .containsEntry("/state/counters/out-octets", "5")
        .containsEntry("/state/counters/out-pkts", "6")
        .containsEntry("/state/counters/out-errors", "7")
        .containsEntry("/ethernet/state/mac-address", "02:00:00:00:00:01")
        .containsEntry("/ethernet/state/port-speed", "SPEED_1GB")
        .doesNotContainKey("/state/counters/out-discards")
        .doesNotContainKey("/state/description")
        .doesNotContainKey("/state/last-change");
  }

  @Test
  void publish_loopback_leavesOutWhatTheModelCannotHold() {
    publish(sample(
        Double.NaN,
        new InterfaceSample(
            "lo", 1, Type.SOFTWARE_LOOPBACK, "", true, OperStatus.UP, 65_536, "", 0, COUNTERS)));

    assertThat(leaves("/interfaces/interface[name=lo]"))
        .containsEntry("/config/type", "softwareLoopback")
        .doesNotContainKeys("/config/mtu", "/ethernet/state/mac-address");
  }

  @Test
  void publish_interfacesComeAndGo_bornAndDeleted() {
    publish(sample(Double.NaN, ethernet("eth0", 2)));
    publish(sample(Double.NaN, ethernet("eth1", 3)));

    assertThat(leaves("/interfaces/interface[name=eth0]")).isEmpty();
    assertThat(leaves("/interfaces/interface[name=eth1]")).containsEntry("/name", "eth1");
  }

  @Test
  void publish_anotherInterfaceWithTheSameName_isDeletedAndBornAgain() {
    publish(sample(Double.NaN, ethernet("eth0", 2)));
    var before = store.soleGroup("box", counters("eth0")).orElseThrow();

    publish(sample(Double.NaN, ethernet("eth0", 9)));

    assertThat(before.isDeleted()).isTrue();
    assertThat(leaves("/interfaces/interface[name=eth0]")).containsEntry("/state/ifindex", "9");
  }

  @Test
  void publish_operStatusChanges_lastChangeIsWhenItWasSeen() {
    publish(sample(Double.NaN, ethernet("eth0", 2)));
    InterfaceSample down = new InterfaceSample(
        "eth0",
        2,
        Type.ETHERNET_CSMACD,
        "",
        false,
        OperStatus.DOWN,
        1500,
        "02:00:00:00:00:01",
        0,
        COUNTERS);
    publish(sample(Double.NaN, down));
    long seen = time.epochNanos();
    time.advance(Duration.ofSeconds(5));
    publish(sample(Double.NaN, down));

    assertThat(leaves("/interfaces/interface[name=eth0]"))
        .containsEntry("/state/oper-status", "DOWN")
        .containsEntry("/state/admin-status", "DOWN")
        .containsEntry("/state/last-change", Long.toString(seen));
  }

  @Test
  void publish_cpu_isThePercentageSinceTheSampleBefore() {
    publish(sample(Double.NaN));
    assertThat(leaves("/system/cpus/cpu[index=ALL]"))
        .containsEntry("/index", "ALL")
        .doesNotContainKey("/state/total/instant");

    publish(new HostSample(
        List.of(),
        new CpuTicks(20, 5, 10, 150, 10, 2, 2, 1),
        List.of(new CpuTicks(50, 0, 0, 150, 0, 0, 0, 0)),
        new HostSample.Memory(100, 40),
        Double.NaN));

    assertThat(leaves("/system/cpus/cpu[index=ALL]"))
        .containsEntry("/state/total/instant", "40")
        .containsEntry("/state/user/instant", "20")
        .containsEntry("/state/nice/instant", "5")
        .containsEntry("/state/kernel/instant", "10")
        .containsEntry("/state/idle/instant", "50")
        .containsEntry("/state/wait/instant", "10")
        .containsEntry("/state/hardware-interrupt/instant", "2")
        .containsEntry("/state/software-interrupt/instant", "2");
    assertThat(leaves("/system/cpus/cpu[index=0]")).containsEntry("/state/total/instant", "50");
    assertThat(leaves("/components/component[name=CPU]"))
        .containsEntry("/cpu/utilization/state/instant", "40");
  }

  @Test
  void publish_memoryAndSystem() {
    publish(sample(Double.NaN));

    assertThat(leaves("/system/memory/state"))
        .containsEntry("/physical", "100")
        .containsEntry("/available", "40")
        .containsEntry("/used", "60");
    assertThat(leaves("/system/state"))
        .containsEntry("/hostname", "box")
        .containsEntry("/software-version", "Linux 6")
        .containsEntry("/boot-time", "1000");
  }

  @Test
  void publish_temperature_onlyWhereThereIsASensor() {
    publish(sample(Double.NaN));
    assertThat(leaves("/components/component[name=CPU]/state/temperature")).isEmpty();

    publish(sample(47.26));
    assertThat(leaves("/components/component[name=CPU]/state/temperature"))
        .containsEntry("/instant", "47.3");
  }

  @Test
  void publish_clockSetBack_isAccepted() {
    publish(sample(Double.NaN, ethernet("eth0", 2)));
    long earlier = time.epochNanos() - 1_000_000_000L;

    tree.publish(sample(Double.NaN, ethernet("eth0", 2)), earlier);

    var group = store.soleGroup("box", counters("eth0")).orElseThrow();
    GroupReading reading = group.newReading();
    assertThat(group.read(reading)).isTrue();
    assertThat(reading.timestampNanos()).isEqualTo(earlier);
  }

  private void publish(HostSample sample) {
    time.advance(Duration.ofSeconds(1));
    tree.publish(sample, time.epochNanos());
  }

  private static HostSample sample(double celsius, InterfaceSample... interfaces) {
    return new HostSample(
        List.of(interfaces), IDLE, List.of(IDLE), new HostSample.Memory(100, 40), celsius);
  }

  private static InterfaceSample ethernet(String name, int index) {
    return new InterfaceSample(
        name,
        index,
        Type.ETHERNET_CSMACD,
        "",
        true,
        OperStatus.UP,
        1500,
        "02:00:00:00:00:01",
        1_000_000_000,
        COUNTERS);
  }

  private static Path counters(String name) {
    return Path.parse("/interfaces/interface[name=" + name + "]/state/counters");
  }

  /** The leaves at or below a path, as texts by their path below it. */
  private Map<String, String> leaves(String base) {
    Map<String, String> leaves = new TreeMap<>();
    Iterator<Match> matches =
        store.walk(new Query("box", Path.parse(base), LeafFilter.ALL, ReadScope.ALL));
    while (matches.hasNext()) {
      Match match = matches.next();
      GroupReading reading = match.group().newReading();
      match.group().read(reading);
      for (int i = 0; i < match.group().shape().size(); i++) {
        if (reading.values().isPresent(i)) {
          String path = match
              .group()
              .container()
              .child(match.group().shape().leaf(i).name())
              .toString();
          leaves.put(path.substring(base.length()), reading.values().value(i).text());
        }
      }
    }
    return leaves;
  }
}
