package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.Requests.onChange;
import static dev.spate.server.gnmi.Requests.sample;
import static dev.spate.server.gnmi.Requests.set;
import static dev.spate.server.gnmi.Requests.stream;
import static dev.spate.server.gnmi.Requests.targetDefined;
import static dev.spate.server.gnmi.Requests.uint;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Notification;
import dev.spate.metrics.Metric;
import dev.spate.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checklist rules S22 to S27: what the messages of a stream hold. */
class SubscribeContentTest {

  private static final String OCTETS = "eth0/state/counters/in-octets";
  private static final String MTU = "eth0/state/mtu";

  private final GnmiHarness gnmi = GnmiHarness.with("router1");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void S22_on_change_sends_the_delete_of_a_branch_once_at_branch_level() {
    var client = gnmi.client().subscribe(stream(onChange("/interfaces"))).forget();

    gnmi.advance(Duration.ofSeconds(3));
    router1.delete("eth0");
    gnmi.settle();

    assertThat(client.deletes()).containsExactly("/interfaces/interface[name=eth0]");
    assertThat(client.leaves()).isEmpty();
    assertThat(client.notifications().get(0).getTimestamp()).isEqualTo(gnmi.now());
  }

  @Test
  void S22_sample_sends_deletes_at_its_next_round() {
    var client = gnmi.client()
        .subscribe(stream(sample("/interfaces", Duration.ofSeconds(10))))
        .forget();

    gnmi.advance(Duration.ofSeconds(3));
    router1.delete("eth0");
    gnmi.settle();
    assertThat(client.responses()).isEmpty();
    gnmi.advance(Duration.ofSeconds(7));

    assertThat(client.deletes()).containsExactly("/interfaces/interface[name=eth0]");
    assertThat(client.leaves("eth1/state/mtu")).hasSize(1);
  }

  @Test
  void S22_a_leaf_that_goes_is_deleted_alone() {
    router1.set("eth0/state/logical", new Value.Bool(false));
    var client = gnmi.client().subscribe(stream(onChange("eth0/state"))).forget();

    router1.clear("eth0/state/logical");
    gnmi.settle();

    assertThat(client.deletes()).containsExactly("/interfaces/interface[name=eth0]/state/logical");
    assertThat(client.leaves()).isEmpty();
  }

  @Test
  void S22_target_defined_follows_the_sub_mode_that_was_chosen() {
    router1.set("/system/memory/state/used", new Value.Uint(1 << 30));
    var client = gnmi.client().subscribe(stream(targetDefined("/"))).forget();

    gnmi.advance(Duration.ofMillis(500));
    router1.delete("/system/memory/state");
    router1.delete("/system/config");
    gnmi.settle();
    assertThat(client.deletes()).as("sampled: not yet").containsExactly("/system/config");
    gnmi.advance(Duration.ofMillis(500));

    assertThat(client.deletes()).containsExactly("/system/config", "/system/memory/state");
  }

  @Test
  void S22_a_replaced_node_of_one_group_is_its_delete_then_its_updates_in_one_notification() {
    var client =
        gnmi.client().subscribe(stream(onChange("eth0/state/counters"))).forget();

    router1.delete("eth0/state/counters");
    router1.set(OCTETS, new Value.Uint(1));
    gnmi.settle();

    assertThat(client.notifications()).hasSize(1);
    assertThat(client.deletes()).containsExactly("/interfaces/interface[name=eth0]/state/counters");
    assertThat(client.leaves(OCTETS))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(1));
  }

  @Test
  void S22_a_replaced_branch_is_deleted_in_a_notification_before_its_updates() {
    var client = gnmi.client().subscribe(stream(onChange("eth0"))).forget();

    router1.delete("eth0");
    router1.set(MTU, new Value.Uint(9000));
    router1.set(OCTETS, new Value.Uint(1));
    gnmi.settle();

    Notification first = client.notifications().get(0);
    assertThat(first.getUpdateList()).isEmpty();
    assertThat(client.deletes()).containsExactly("/interfaces/interface[name=eth0]");
    assertThat(client.paths())
        .containsExactlyInAnyOrder(
            "/interfaces/interface[name=eth0]/state/mtu",
            "/interfaces/interface[name=eth0]/state/counters/in-octets");
  }

  @Test
  void S22_a_device_that_goes_is_deleted_at_its_root() {
    var client = gnmi.client().subscribe(stream(onChange("/"))).forget();

    router1.target().close();
    gnmi.settle();

    assertThat(client.deletes()).containsExactly("/");
    assertThat(client.notifications().get(0).getPrefix().getTarget()).isEqualTo("router1");
  }

  @Test
  void S23_a_leaf_that_reverts_to_its_default_is_sent_as_an_update() {
    gnmi.gateway()
        .set(set().addUpdate(Requests.update("eth0/config/mtu", uint(9000))).build());
    var client = gnmi.client().subscribe(stream(onChange("eth0"))).forget();

    gnmi.gateway().set(set().addDelete(Requests.path("eth0/config/mtu")).build());
    gnmi.settle();

    assertThat(client.leaves("eth0/config/mtu"))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(1500));
    assertThat(client.leaves(MTU))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(1500));
    assertThat(client.deletes()).isEmpty();
  }

  @Test
  void S24_the_timestamp_is_that_of_the_collection_never_of_the_sending() {
    long collected = gnmi.now();
    gnmi.advance(Duration.ofSeconds(5));
    var client = gnmi.client().subscribe(stream(sample(OCTETS, Duration.ofSeconds(1))));
    assertThat(client.leaves(OCTETS).get(0).timestampNanos()).isEqualTo(collected);

    gnmi.advance(Duration.ofSeconds(1));
    assertThat(client.leaves(OCTETS).get(1).timestampNanos()).isEqualTo(collected);
    router1.collect("eth0/state/counters");
    long collectedAgain = gnmi.now();
    gnmi.advance(Duration.ofSeconds(1));

    assertThat(client.leaves(OCTETS).get(2).timestampNanos())
        .as("also where the collection found nothing new")
        .isEqualTo(collectedAgain);
  }

  @Test
  void S24_on_change_tells_the_time_of_the_collection_that_found_the_change() {
    var client = gnmi.client().reading(2).subscribe(stream(onChange(MTU))).forget();

    gnmi.advance(Duration.ofSeconds(1));
    router1.set(MTU, new Value.Uint(9000));
    long changed = gnmi.now();
    gnmi.advance(Duration.ofSeconds(1));
    client.read(1);

    assertThat(client.leaves(MTU).get(0).timestampNanos()).isEqualTo(changed);
  }

  @Test
  void S25_a_lagging_client_gets_the_latest_value_and_the_count_of_the_skipped() {
    var lagging = gnmi.client()
        .reading(2)
        .subscribe(stream(onChange("eth0/state/counters")))
        .forget();
    var ready = gnmi.client().subscribe(stream(onChange("eth0/state/counters"))).forget();

    for (int i = 1; i <= 1000; i++) {
      router1.set(OCTETS, new Value.Uint(1000 + i));
      gnmi.settle();
    }
    assertThat(lagging.responses()).isEmpty();
    assertThat(ready.leaves(OCTETS)).hasSize(1000).allMatch(leaf -> leaf.duplicates() == 0);
    lagging.read(100);

    assertThat(lagging.leaves(OCTETS)).hasSize(1);
    assertThat(lagging.leaves(OCTETS).get(0).value()).isEqualTo(uint(2000));
    assertThat(lagging.leaves(OCTETS).get(0).duplicates()).isEqualTo(999);
    assertThat(gnmi.counted(Metric.COALESCED)).isEqualTo(999);
  }

  @Test
  void S25_deletes_of_a_lagging_client_are_bounded_by_what_it_matched() {
    var stalled = gnmi.client().reading(0).subscribe(stream(onChange("lo0")));
    stalled.read(1);
    assertThat(stalled.syncs()).isEqualTo(1);

    for (int i = 0; i < 1000; i++) {
      router1.set("lo0/state/mtu", new Value.Uint(i));
      gnmi.settle();
      router1.delete("lo0");
      gnmi.settle();
    }
    stalled.forget().read(5000);

    assertThat(stalled.responses().size()).isLessThan(10);
  }

  @Test
  void S26_updates_of_one_path_arrive_in_timestamp_order() {
    var client =
        gnmi.client().subscribe(stream(onChange("eth0"), sample("eth0", Duration.ofMillis(100))));

    for (int i = 0; i < 50; i++) {
      router1.set(OCTETS, new Value.Uint(i));
      gnmi.advance(Duration.ofMillis(30));
    }

    assertThat(client.leaves(OCTETS))
        .extracting(SubscribeClient.Leaf::timestampNanos)
        .hasSizeGreaterThan(60)
        .isSorted();
  }

  @Test
  void S27_an_atomic_container_is_always_sent_complete_and_flagged() {
    router1.atomic("lo0/state/counters", List.of("in-octets", "out-octets", "in-pkts"));
    router1.set("lo0/state/counters/in-octets", new Value.Uint(1));
    router1.set("lo0/state/counters/out-octets", new Value.Uint(2));
    var client = gnmi.client().subscribe(stream(onChange("/interfaces")));
    client.forget();

    router1.set("lo0/state/counters/in-octets", new Value.Uint(10));
    router1.set(OCTETS, new Value.Uint(11));
    gnmi.settle();

    Notification atomic = client.notifications().stream()
        .filter(Notification::getAtomic)
        .findFirst()
        .orElseThrow();
    assertThat(atomic.getPrefix().getElemList())
        .isEqualTo(Requests.path("lo0/state/counters").getElemList());
    assertThat(atomic.getUpdateList())
        .extracting(update -> update.getVal())
        .containsExactly(uint(10), uint(2));
    assertThat(client.notifications()).hasSize(2);
    assertThat(client.notifications())
        .filteredOn(notification -> !notification.getAtomic())
        .hasSize(1);
  }

  @Test
  void streamsOfOneEncoding_shareTheirFrames() {
    gnmi.client().subscribe(stream(onChange("eth0")));
    gnmi.client().subscribe(stream(onChange("eth0")));
    gnmi.clientOf("router1")
        .subscribe(stream(onChange("eth0")).setPrefix(Requests.target("router1")));
    long encoded = gnmi.counted(Metric.FRAMES_ENCODED);
    long shared = gnmi.counted(Metric.FRAMES_SHARED);
    long bytes = gnmi.counted(Metric.BYTES_OUT);

    router1.set(OCTETS, new Value.Uint(1001));
    gnmi.settle();

    assertThat(gnmi.counted(Metric.FRAMES_SHARED) - shared).isPositive();
    assertThat(gnmi.counted(Metric.FRAMES_ENCODED) - encoded).isEqualTo(2);
    assertThat(gnmi.counted(Metric.BYTES_OUT) - bytes).isGreaterThan(3 * "in-octets".length());
  }
}
