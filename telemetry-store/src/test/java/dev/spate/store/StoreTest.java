package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import dev.spate.value.DataSize;
import dev.spate.value.Sample;
import dev.spate.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoreTest {

  private static final Path ETH0 = Path.parse("/interfaces/interface[name=eth0]");
  private static final Path STATE = ETH0.child("state");
  private static final Path COUNTERS = STATE.child("counters");

  private final ManualTime time = new ManualTime();
  private final Metrics metrics = new Metrics();
  private final Store store = new Store(Schema.bundled(), time, metrics);
  private final Target router1 = store.claim("router1", true, null);

  @Test
  void claim_refusesANameThatIsTaken() {
    assertThatThrownBy(() -> store.claim("router1", true, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("router1");
  }

  @Test
  void claim_givesANameAgainOnceItsTargetWasClosed() {
    router1.close();

    assertThat(store.claim("router1", true, null).name()).isEqualTo("router1");
  }

  @Test
  void targets_areInNaturalOrder() {
    store.claim("router10", true, null);
    store.claim("router2", true, null);

    assertThat(store.targetNames()).containsExactly("router1", "router2", "router10");
  }

  @Test
  void group_refusesWhatTheSchemaDoesNotKnow() {
    assertThatThrownBy(() -> router1.group(STATE, List.of("colour")))
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> router1.group(Path.parse("/nowhere"), List.of("a")))
        .hasMessageContaining("/nowhere");
  }

  @Test
  void group_refusesAMissingKeyAndAWildcard() {
    assertThatThrownBy(
            () -> router1.group(Path.parse("/interfaces/interface/state"), List.of("mtu")))
        .hasMessageContaining("[name]");
    assertThatThrownBy(
            () -> router1.group(Path.parse("/interfaces/interface[name=*]/state"), List.of("mtu")))
        .hasMessageContaining("wildcard");
  }

  @Test
  void group_refusesALeafThatAnotherGroupHas() {
    router1.group(STATE, List.of("mtu", "enabled"));

    assertThatThrownBy(() -> router1.group(STATE, List.of("name", "mtu")))
        .hasMessageContaining("mtu");
  }

  @Test
  void shapes_ofOneKindOfContainerAreOne() {
    Group eth0 = router1.group(STATE, List.of("mtu"));
    Group eth1 =
        router1.group(Path.parse("/interfaces/interface[name=eth1]/state"), List.of("mtu"));

    assertThat(eth0.shape()).isSameAs(eth1.shape());
  }

  @Test
  void untypedGroup_isForTargetsWithoutASchemaOnly() {
    Map<String, LeafInfo> leaves = Map.of("widgets", LeafInfo.unknown(LeafType.UINT64, false));
    assertThatThrownBy(() -> router1.untypedGroup(Path.parse("/vendor"), leaves))
        .hasMessageContaining("strict");

    Target vendor = store.claim("vendor1", false, null);
    Group group = vendor.untypedGroup(Path.parse("/vendor/thing[id=1]"), leaves);
    LeafValues values = group.newValues();
    values.setNumber(0, -1);
    group.publish(1, values);

    assertThat(read(group).values().value(0).text()).isEqualTo("18446744073709551615");
  }

  @Test
  void publish_isSeenByAReader() {
    Group group = router1.group(STATE, List.of("mtu", "description", "oper-status", "type"));
    LeafValues values = group.newValues();
    values.set(0, new Value.Uint(1500));
    values.set(1, new Value.Text("uplink"));
    values.set(2, new Value.Text("UP"));
    values.set(3, new Value.Identity("iana-if-type", "ethernetCsmacd"));

    assertThat(group.read(group.newReading())).isFalse();
    assertThat(group.publish(42, values)).isTrue();

    GroupReading reading = read(group);
    assertThat(reading.timestampNanos()).isEqualTo(42);
    assertThat(reading.values())
        .hasToString("[mtu=1500, description=uplink, oper-status=UP, type=ethernetCsmacd]");
    assertThat(metrics.value(Metric.UPDATES_IN)).isEqualTo(4);
  }

  @Test
  void publish_countsTheChangesOfEachLeaf() {
    Group group = router1.group(COUNTERS, List.of("in-octets", "out-octets"));
    LeafValues values = group.newValues();
    values.setNumber(0, 1);
    group.publish(1, values);
    values.setNumber(0, 2);
    group.publish(2, values);
    values.setAbsent(0);
    values.setNumber(1, 0);
    group.publish(3, values);

    GroupReading reading = read(group);
    assertThat(reading.changes(0)).isEqualTo(3);
    assertThat(reading.changes(1)).isEqualTo(1);
    assertThat(reading.values().present()).isEqualTo(0b10);
  }

  @Test
  void publish_refusesAnOlderTimestampAndCountsIt() {
    Group group = router1.group(COUNTERS, List.of("in-octets"));
    LeafValues values = group.newValues();
    values.setNumber(0, 1);
    group.publish(10, values);
    values.setNumber(0, 2);

    assertThat(group.publish(9, values)).isFalse();
    assertThat(metrics.value(Metric.STALE_PUBLISHES)).isEqualTo(1);
    assertThat(group.publish(10, values)).isTrue();
    assertThat(group.publishAfterClockReset(5, values)).isTrue();
    assertThat(read(group).timestampNanos()).isEqualTo(5);
  }

  @Test
  void values_refuseWhatTheTypeDoesNotTake() {
    Group group = router1.group(STATE, List.of("mtu", "oper-status", "description"));
    LeafValues values = group.newValues();

    assertThatThrownBy(() -> values.set(0, new Value.Text("big")))
        .hasMessageContaining("mtu")
        .hasMessageContaining("big");
    assertThatThrownBy(() -> values.set(1, new Value.Text("SIDEWAYS")))
        .hasMessageContaining("SIDEWAYS");
    assertThatThrownBy(() -> values.setReference(0, "x")).hasMessageContaining("mtu");
    assertThatThrownBy(() -> values.set(2, new Value.Uint(1))).hasMessageContaining("description");
  }

  @Test
  void walk_findsWhatIsPublishedInNaturalOrder() {
    for (String name : List.of("eth10", "eth2", "eth0")) {
      Path state = Path.parse("/interfaces/interface[name=" + name + "]/state");
      publish(router1.group(state, List.of("mtu")), 1500);
      publish(router1.group(state.child("counters"), List.of("in-octets")), 0);
    }
    router1.group(
        Path.parse("/interfaces/interface[name=eth3]/state"), List.of("mtu")); // never published
    Target router2 = store.claim("router2", true, null);
    publish(router2.group(STATE, List.of("mtu")), 9000);

    assertThat(walk(null, "/interfaces/interface[name=*]/state/mtu"))
        .containsExactly(
            "router1:/interfaces/interface[name=eth0]/state",
            "router1:/interfaces/interface[name=eth2]/state",
            "router1:/interfaces/interface[name=eth10]/state",
            "router2:/interfaces/interface[name=eth0]/state");
    assertThat(walk("router1", "/interfaces/interface[name=eth2]"))
        .containsExactly(
            "router1:/interfaces/interface[name=eth2]/state",
            "router1:/interfaces/interface[name=eth2]/state/counters");
    assertThat(walk("router2", "/.../in-octets")).isEmpty();
    assertThat(walk("router1", "/.../in-octets")).hasSize(3);
  }

  @Test
  void delete_takesTheBranchAndNothingElse() {
    publish(router1.group(STATE, List.of("mtu")), 1500);
    publish(router1.group(COUNTERS, List.of("in-octets")), 1);
    Group other =
        router1.group(Path.parse("/interfaces/interface[name=eth1]/state"), List.of("mtu"));
    publish(other, 1500);

    router1.delete(ETH0, 7);

    assertThat(walk(null, "/")).containsExactly("router1:/interfaces/interface[name=eth1]/state");
    assertThat(other.isDeleted()).isFalse();
  }

  @Test
  void delete_endsAGroupForGood() {
    Group group = router1.group(STATE, List.of("mtu"));
    publish(group, 1500);
    router1.delete(ETH0, 7);

    LeafValues values = group.newValues();
    values.setNumber(0, 9000);
    assertThat(group.publish(8, values)).isFalse();
    assertThat(group.removal())
        .isNotNull()
        .extracting(Removal::branch, Removal::groups)
        .containsExactly(ETH0, 1);
    assertThat(router1.group(STATE, List.of("mtu"))).isNotSameAs(group);
  }

  @Test
  void delete_takesTheRecentPastWithIt() {
    Group group = router1.group(COUNTERS, List.of("in-octets"), GroupOption.RECENT);
    LeafValues values = group.newValues();
    values.setNumber(0, 1);
    group.publish(time.epochNanos(), values);
    assertThat(group.recent(1)).isPresent();

    router1.delete(COUNTERS, time.epochNanos());

    assertThat(group.recent(1)).isEmpty();
  }

  @Test
  void recent_keepsOneSampleASecondForFiveMinutes() {
    Group group = router1.group(COUNTERS, List.of("in-octets"), GroupOption.RECENT);
    LeafValues values = group.newValues();
    for (int tick = 0; tick < 4_000; tick++) {
      values.setNumber(0, tick);
      group.publish(time.epochNanos(), values);
      time.advance(Duration.ofMillis(100));
    }

    RecentSamples samples = group.recent(RecentRing.CAPACITY).orElseThrow();
    assertThat(samples.size()).isEqualTo(300);
    assertThat(samples.number(299, 0)).isEqualTo(3_990);
    assertThat(samples.number(0, 0)).isEqualTo(1_000);
    for (int i = 1; i < 300; i++) {
      assertThat(samples.timestampNanos(i) - samples.timestampNanos(i - 1))
          .isEqualTo(1_000_000_000L);
    }
  }

  @Test
  void recent_growsWithItsSamplesAndKeepsNumbersAlone() {
    Group group = router1.group(STATE, List.of("description", "mtu"), GroupOption.RECENT);
    LeafValues values = group.newValues();
    values.setReference(0, "uplink");
    for (int second = 0; second < 320; second++) {
      values.setNumber(1, second);
      group.publish(time.epochNanos(), values);
      time.advance(Duration.ofSeconds(1));

      RecentSamples samples = group.recent(RecentRing.CAPACITY).orElseThrow();
      int kept = Math.min(second + 1, 300);
      assertThat(samples.size()).isEqualTo(kept);
      assertThat(samples.number(0, 1)).isEqualTo(second + 1 - kept);
      assertThat(samples.number(kept - 1, 1)).isEqualTo(second);
    }
    assertThatThrownBy(() -> group.recent(RecentRing.CAPACITY).orElseThrow().number(0, 0))
        .hasMessageContaining("description");
  }

  @Test
  void recent_ofTheLatest_areThoseAtTheEnd_alsoOnceTheOldestAreOverwritten() {
    Group group = router1.group(COUNTERS, List.of("in-octets"), GroupOption.RECENT);
    assertThat(group.recent(3).orElseThrow().size()).isZero();
    LeafValues values = group.newValues();
    for (int second = 0; second < 610; second++) {
      values.setNumber(0, second);
      group.publish(time.epochNanos(), values);
      time.advance(Duration.ofSeconds(1));

      RecentSamples latest = group.recent(3).orElseThrow();
      assertThat(IntStream.range(0, latest.size()).mapToLong(i -> latest.number(i, 0)))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(Math.max(0, second - 2), second).boxed().toList());
    }
  }

  @Test
  void rate_isThatSinceASampleAtLeastASecondOlder() {
    Group group = router1.group(COUNTERS, List.of("in-octets"), GroupOption.RECENT);
    LeafValues values = group.newValues();
    time.advance(Duration.ofMillis(950));
    for (long octets : new long[] {0, 100, 300, 600}) {
      values.setNumber(0, octets);
      group.publish(time.epochNanos(), values);
      time.advance(Duration.ofMillis(500));
    }
    // Collected at 0.95, 1.45, 1.95 and 2.45 s; kept are those at 0.95, 1.45 and 2.45.
    RecentSamples recent = group.recent(4).orElseThrow();
    long start = recent.timestampNanos(0);

    assertThat(rate(recent, start + 1_500_000_000L, 600)).hasValue(500);
    assertThat(rate(recent, start + 1_499_000_000L, 600)).hasValueCloseTo(400.27, within(0.01));
    assertThat(rate(recent, start + 999_000_000L, 600)).isEmpty();
    assertThat(rate(recent, start + 1_499_000_000L, -1)).isPresent();
  }

  @Test
  void rate_ofACounterThatWasReset_isEmpty() {
    Group group = router1.group(COUNTERS, List.of("in-octets"), GroupOption.RECENT);
    LeafValues values = group.newValues();
    values.setNumber(0, 100);
    group.publish(time.epochNanos(), values);

    assertThat(rate(group.recent(4).orElseThrow(), time.epochNanos() + 2_000_000_000L, 99))
        .isEmpty();
  }

  @Test
  void rate_ofACounterThatWasResetAndIsBeyondItsOldValueAgain_isEmpty() {
    Group group = router1.group(COUNTERS, List.of("in-octets"), GroupOption.RECENT);
    LeafValues values = group.newValues();
    for (long octets : new long[] {1_000, 20, 30}) {
      values.setNumber(0, octets);
      group.publish(time.epochNanos(), values);
      time.advance(Duration.ofSeconds(1));
    }
    // Collected 3, 2 and 1 s ago.
    RecentSamples recent = group.recent(4).orElseThrow();
    long now = time.epochNanos();

    assertThat(rate(recent, now - 1_100_000_000L, 1_100)).isEmpty();
    assertThat(rate(recent, now - 100_000_000L, 1_100)).isPresent();
  }

  private static OptionalDouble rate(RecentSamples recent, long timestampNanos, long value) {
    return recent
        .rate(0, new Sample(timestampNanos, value))
        .map(rate -> OptionalDouble.of(rate.perSecond()))
        .orElseGet(OptionalDouble::empty);
  }

  @Test
  void recent_isKeptWhereTheConfigurationSaysSo() {
    Store configured = new Store(
        Schema.bundled(),
        time,
        metrics,
        new RecentConfig(
            List.of(Path.parse("/interfaces/interface[name=*]/state/counters")),
            DataSize.ofMebibytes(1)));
    Target target = configured.claim("router1", true, null);

    assertThat(target.group(COUNTERS, List.of("in-octets")).recent(1)).isPresent();
    assertThat(target.group(STATE, List.of("mtu")).recent(1)).isEmpty();
  }

  @Test
  void recent_memoryIsUsedUp_whatIsBornKeepsNoneAndIsCounted_untilADeleteGivesItBack() {
    long ofOneLeaf = 300 * 3 * Long.BYTES; // its number, the timestamp, and which leaves are there
    Store configured = new Store(
        Schema.bundled(), time, metrics, new RecentConfig(List.of(), new DataSize(2 * ofOneLeaf)));
    Target target = configured.claim("router1", true, null);
    List<String> one = List.of("in-octets");
    target.group(ETH0.child("state").child("counters"), one, GroupOption.RECENT);
    Path eth1 = Path.parse("/interfaces/interface[name=eth1]");
    Path eth1Counters = eth1.child("state").child("counters");

    Group tooMuch =
        target.group(eth1Counters, List.of("in-octets", "out-octets"), GroupOption.RECENT);
    target.delete(eth1, 1);
    Group enough = target.group(eth1Counters, one, GroupOption.RECENT);
    Group none = target.group(
        Path.parse("/interfaces/interface[name=eth2]/state/counters"), one, GroupOption.RECENT);

    assertThat(tooMuch.recent(1)).isEmpty();
    assertThat(enough.recent(1)).isPresent();
    assertThat(none.recent(1)).isEmpty();
    assertThat(metrics.value(Metric.RECENT_REFUSED)).isEqualTo(2);

    target.delete(eth1, 2);

    assertThat(target.group(eth1Counters, one, GroupOption.RECENT).recent(1)).isPresent();
  }

  @Test
  void S27_group_isAtomic_whereTheSchemaSaysSo_orItsSourceDoes() {
    Path message = Path.parse("/system/messages/state/message");

    assertThat(router1.group(message, List.of("msg", "priority")).isAtomic()).isTrue();
    assertThat(router1.group(COUNTERS, List.of("in-octets")).isAtomic()).isFalse();
    assertThat(router1.group(STATE, List.of("mtu"), GroupOption.ATOMIC).isAtomic())
        .isTrue();
  }

  private List<String> walk(String target, String path) {
    List<String> found = new ArrayList<>();
    store
        .walk(new Query(target, Path.parse(path), LeafFilter.ALL, ReadScope.ALL))
        .forEachRemaining(match -> found.add(match.group().toString()));
    return found;
  }

  private static void publish(Group group, long value) {
    LeafValues values = group.newValues();
    values.setNumber(0, value);
    group.publish(1, values);
  }

  private static GroupReading read(Group group) {
    GroupReading reading = group.newReading();
    assertThat(group.read(reading)).isTrue();
    return reading;
  }
}
