package dev.spate.subscription;

import static dev.spate.subscription.StoreHarness.onChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.spate.metrics.Metric;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ON_CHANGE sends after the initial values. */
class OnChangeTest {

  private final ManualTime clock = new ManualTime();
  private final StoreHarness store = new StoreHarness(clock);
  private final Device router1 =
      store.device("router1").withInterface("eth0").withInterface("eth1");

  @Test
  void S14_initial_values_of_every_leaf_then_exactly_one_sync() {
    Client client = store.subscribe(onChange("/interfaces/interface[name=eth0]/state"));

    List<Message> received = client.received();

    assertThat(received).hasSize(3);
    assertThat(received.get(0).updates())
        .extracting(Message.Update::value)
        .containsExactly("1500", "true", "UP");
    assertThat(received.get(1).updates()).hasSize(4);
    assertThat(received.get(2).deletedBranch()).isEqualTo("sync");
  }

  @Test
  void S16_only_the_leaves_that_changed_are_sent() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();

    router1.publish(Device.counters("eth0"), "in-octets", 100, "in-pkts", 1);

    assertThat(client.leaves()).containsExactly("in-octets=100", "in-pkts=1");
  }

  @Test
  void S16_a_publish_without_a_change_is_not_sent() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();

    clock.advance(Duration.ofSeconds(1));
    router1.publish(Device.counters("eth0"));

    assertThat(client.received()).isEmpty();
  }

  @Test
  void S16_a_value_that_changed_and_came_back_while_the_client_lagged_is_sent() {
    Client client = store.subscribe(onChange("/interfaces/interface[name=eth0]/state/mtu"));
    client.received();
    client.stall();

    router1.publish(Device.state("eth0"), "mtu", 9000);
    router1.publish(Device.state("eth0"), "mtu", 1500);
    client.resume();

    assertThat(client.updates())
        .extracting(Message.Update::value, Message.Update::duplicates)
        .containsExactly(tuple("1500", 1));
  }

  @Test
  void S17_heartbeat_resends_an_unchanged_leaf_once_per_interval() {
    Client client = store.subscribe(
        onChange("/interfaces/interface[name=eth0]/state/mtu").heartbeat(Duration.ofSeconds(10)));
    client.received();

    store.pass(Duration.ofSeconds(25), Duration.ofMillis(100));

    assertThat(client.updates())
        .hasSize(2)
        .extracting(Message.Update::duplicates)
        .containsOnly(0);
    assertThat(client.syncs()).isEqualTo(1);
  }

  @Test
  void S17_a_change_does_not_reset_the_heartbeat() {
    Client client = store.subscribe(
        onChange("/interfaces/interface[name=eth0]/state/mtu").heartbeat(Duration.ofSeconds(10)));
    client.received();

    store.pass(Duration.ofSeconds(9), Duration.ofMillis(100));
    router1.publish(Device.state("eth0"), "mtu", 9000);
    assertThat(client.leaves()).containsExactly("mtu=9000");
    store.pass(Duration.ofSeconds(1), Duration.ofMillis(100));

    assertThat(client.leaves()).containsExactly("mtu=9000");
  }

  @Test
  void S24_a_change_carries_the_time_of_the_collection_that_found_it() {
    Client client = store.subscribe(onChange("/interfaces/interface[name=eth0]/state/mtu"));
    client.received();

    clock.advance(Duration.ofSeconds(5));
    long collected = clock.epochNanos();
    router1.publish(Device.state("eth0"), "mtu", 9000);
    clock.advance(Duration.ofSeconds(5));

    assertThat(client.updates())
        .extracting(Message.Update::timestampNanos)
        .containsExactly(collected);
  }

  @Test
  void S25_a_lagging_client_gets_the_latest_value_and_how_many_it_missed() {
    Client client =
        store.subscribe(onChange("/interfaces/interface[name=eth0]/state/counters/in-octets"));
    client.received();
    client.stall();

    for (int i = 1; i <= 1_000; i++) {
      router1.publish(Device.counters("eth0"), "in-octets", i);
    }
    client.resume();

    List<Message.Update> updates = client.updates();
    assertThat(updates).hasSize(1);
    assertThat(updates.get(0).value()).isEqualTo("1000");
    assertThat(updates.get(0).duplicates()).isEqualTo(999);
    assertThat(store.metrics().value(Metric.COALESCED)).isEqualTo(999);
  }

  @Test
  void S25_a_client_that_the_ring_overtook_misses_nothing() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();
    client.stall();

    router1.publish(Device.counters("eth1"), "out-octets", 7);
    for (int i = 1; i <= 10_000; i++) {
      router1.publish(Device.counters("eth0"), "in-octets", i);
    }
    client.resume();

    assertThat(client.leaves()).containsExactlyInAnyOrder("in-octets=10000", "out-octets=7");
    assertThat(store.metrics().value(Metric.RINGS_OVERTAKEN)).isEqualTo(1);
  }

  @Test
  void S22_a_leaf_that_went_is_deleted_alone() {
    router1.publish(Device.state("eth0"), "description", "uplink");
    Client client = store.subscribe(onChange("/interfaces/interface[name=eth0]/state"));
    client.received();

    router1.publish(Device.state("eth0"), "description", null);

    List<Message> received = client.received();
    assertThat(received).hasSize(1);
    assertThat(received.get(0).deletes())
        .containsExactly("/interfaces/interface[name=eth0]/state/description");
    assertThat(received.get(0).updates()).isEmpty();
  }

  @Test
  void S22_a_branch_that_went_is_one_delete() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();

    router1.delete("/interfaces/interface[name=eth0]");

    List<Message> received = client.received();
    assertThat(received)
        .extracting(Message::deletedBranch)
        .containsExactly("/interfaces/interface[name=eth0]");
    assertThat(client.state().keySet()).noneMatch(path -> path.contains("eth0"));
  }

  @Test
  void S22_a_branch_born_again_is_its_delete_and_then_its_updates() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();
    client.stall();

    router1.delete("/interfaces/interface[name=eth0]");
    router1.withInterface("eth0");
    client.resume();

    List<Message> received = client.received();
    assertThat(received).hasSize(3);
    assertThat(received.get(0).deletedBranch()).isEqualTo("/interfaces/interface[name=eth0]");
    assertThat(received.get(0).updates()).isEmpty();
    assertThat(received.subList(1, 3))
        .allSatisfy(message -> assertThat(message.deletedBranch()).isEmpty());
  }

  @Test
  void S22_a_node_of_one_group_is_replaced_in_one_message() {
    Client client = store.subscribe(onChange("/interfaces/interface[name=eth0]"));
    client.received();
    client.stall();

    router1.delete("/interfaces/interface[name=eth0]/state/counters");
    router1.born(Device.counters("eth0"), List.of("in-octets"));
    router1.publish(Device.counters("eth0"), "in-octets", 5);
    client.resume();

    List<Message> received = client.received();
    assertThat(received).hasSize(1);
    assertThat(received.get(0).deletedBranch()).endsWith("/counters");
    assertThat(received.get(0).updates()).extracting(Message.Update::value).containsExactly("5");
  }

  @Test
  void S22_what_was_born_and_died_unseen_is_not_mentioned() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();
    client.stall();

    router1.withInterface("lo1");
    router1.delete("/interfaces/interface[name=lo1]");
    client.resume();

    assertThat(client.received()).isEmpty();
  }

  @Test
  void S9_a_path_that_appears_later_is_delivered() {
    Client client = store.subscribe(onChange("/interfaces/interface[name=lo7]"));
    assertThat(client.received()).extracting(Message::deletedBranch).containsExactly("sync");

    router1.withInterface("lo7");

    assertThat(client.updates()).hasSize(7);
  }

  @Test
  void S10_overlapping_subscriptions_are_independent() {
    Client client = store.subscribe(
        onChange("/interfaces/interface[name=eth0]/state/mtu"),
        onChange("/interfaces/interface[name=eth0]/state/mtu"));
    assertThat(client.leaves()).containsExactly("mtu=1500", "mtu=1500");

    router1.publish(Device.state("eth0"), "mtu", 9000);

    assertThat(client.leaves()).containsExactly("mtu=9000", "mtu=9000");
  }

  @Test
  void S15_updates_only_syncs_first_and_then_waits_for_changes() {
    Client client = store.open(ListMode.STREAM, true, Integer.MAX_VALUE, onChange("/interfaces"));
    assertThat(client.received()).extracting(Message::deletedBranch).containsExactly("sync");

    router1.publish(Device.state("eth0"), "mtu", 9000);

    assertThat(client.leaves()).containsExactly("mtu=9000");
  }

  @Test
  void order_aChangedGroupNotYetWalkedIsInTheInitialSetAndAWalkedOneComesAfterTheSync() {
    Client client =
        store.open(ListMode.STREAM, false, 1, onChange("/interfaces/interface[name=*]/state/mtu"));
    assertThat(client.leaves()).containsExactly("mtu=1500");

    router1.publish(Device.state("eth0"), "mtu", 9000); // walked
    router1.publish(Device.state("eth1"), "mtu", 9001); // not yet
    client.resume();

    List<Message> received = client.received();
    assertThat(received).hasSize(3);
    assertThat(received.get(0).updates().get(0).value()).isEqualTo("9001");
    assertThat(received.get(0).updates().get(0).duplicates()).isZero();
    assertThat(received.get(1).deletedBranch()).isEqualTo("sync");
    assertThat(received.get(2).updates().get(0).value()).isEqualTo("9000");
  }

  @Test
  void clientsInStep_shareTheFrames() {
    Client first = store.subscribe(onChange("/interfaces"));
    Client second = store.subscribe(onChange("/interfaces"));
    first.received();
    second.received();
    long sharedBefore = store.metrics().value(Metric.FRAMES_SHARED);

    router1.publish(Device.state("eth0"), "mtu", 9000);

    assertThat(first.received().get(0)).isSameAs(second.received().get(0));
    assertThat(store.metrics().value(Metric.FRAMES_SHARED) - sharedBefore).isEqualTo(1);
  }

  @Test
  void clientsThatLagEqually_shareTheFramesToo() {
    Client first = store.subscribe(onChange("/interfaces"));
    Client second = store.subscribe(onChange("/interfaces"));
    first.received();
    second.received();
    first.stall();
    second.stall();

    router1.publish(Device.state("eth0"), "mtu", 9000);
    router1.publish(Device.state("eth0"), "mtu", 9001);
    first.resume();
    second.resume();

    assertThat(first.received().get(0)).isSameAs(second.received().get(0));
  }

  @Test
  void aClosedStream_getsNothingAndHoldsNothing() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();
    client.close();

    router1.publish(Device.state("eth0"), "mtu", 9000);

    assertThat(client.received()).isEmpty();
    assertThat(store.delivery().streams()).isZero();
    assertThat(store.delivery().subscriptions()).isZero();
  }

  @Test
  void aTargetThatGoes_isDeletedAtItsRoot() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();

    router1.target().close();

    assertThat(client.received())
        .extracting(Message::target, Message::deletedBranch)
        .containsExactly(tuple("router1", "/"));
  }
}
