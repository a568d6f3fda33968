package dev.spate.subscription;

import static dev.spate.subscription.StoreHarness.onChange;
import static dev.spate.subscription.StoreHarness.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metric;
import dev.spate.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What SAMPLE sends, and when. */
class SampleTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final String MTU = "/interfaces/interface[name=eth0]/state/mtu";

  private final ManualTime clock = new ManualTime();
  private final StoreHarness store = new StoreHarness(clock);
  private final Device router1 = store.device("router1").withInterface("eth0");

  @Test
  void S18_sends_once_per_interval_changed_or_not() {
    Client client = store.subscribe(sample(MTU, Duration.ofSeconds(2)));
    assertThat(client.leaves()).containsExactly("mtu=1500");

    store.pass(Duration.ofSeconds(7), TICK);

    assertThat(client.leaves()).containsExactly("mtu=1500", "mtu=1500", "mtu=1500");
  }

  @Test
  void S18_the_interval_counts_from_the_initial_set() {
    store.pass(Duration.ofMillis(1_300), TICK);
    Client client = store.subscribe(sample(MTU, SECOND));
    client.received();

    store.pass(Duration.ofMillis(900), TICK);
    assertThat(client.received()).isEmpty();
    store.pass(TICK, TICK);
    assertThat(client.received()).hasSize(1);
  }

  @Test
  void S14_one_round_never_sends_a_path_twice() {
    router1.withInterface("eth1");
    Client client = store.subscribe(sample("/interfaces", SECOND));
    client.received();

    store.pass(SECOND, TICK);

    assertThat(client.updates())
        .extracting(Message.Update::path)
        .hasSize(14)
        .doesNotHaveDuplicates();
  }

  @Test
  void S19_suppress_redundant_leaves_out_what_did_not_change() {
    Client client = store.subscribe(sample("/interfaces", SECOND).suppressRedundant());
    client.received();

    router1.publish(Device.state("eth0"), "mtu", 9000);
    store.pass(SECOND, TICK);
    assertThat(client.leaves()).containsExactly("mtu=9000");
    store.pass(SECOND, TICK);
    assertThat(client.received()).isEmpty();
  }

  @Test
  void S19_with_heartbeat_an_unchanged_leaf_is_sent_once_per_heartbeat() {
    Client client =
        store.subscribe(sample(MTU, SECOND).suppressRedundant().heartbeat(Duration.ofSeconds(5)));
    client.received();

    store.pass(Duration.ofSeconds(11), TICK);

    assertThat(client.leaves()).containsExactly("mtu=1500", "mtu=1500");
  }

  @Test
  void S19_heartbeat_without_suppression_has_no_effect() {
    Client client = store.subscribe(sample(MTU, Duration.ofSeconds(10)).heartbeat(SECOND));
    client.received();

    store.pass(Duration.ofSeconds(10), TICK);

    assertThat(client.leaves()).hasSize(1);
  }

  @Test
  void S20_a_heartbeat_shorter_than_the_sample_interval_is_honoured() {
    Client client = store.subscribe(
        sample(MTU, Duration.ofSeconds(10)).suppressRedundant().heartbeat(Duration.ofSeconds(2)));
    client.received();

    store.pass(Duration.ofSeconds(10), TICK);

    assertThat(client.leaves()).hasSize(5);
  }

  @Test
  void S14_a_heartbeat_in_the_slot_of_a_sample_is_that_round() {
    Client client =
        store.subscribe(sample(MTU, SECOND).suppressRedundant().heartbeat(Duration.ofSeconds(2)));
    client.received();

    router1.publish(Device.state("eth0"), "mtu", 9000);
    store.pass(Duration.ofSeconds(1), TICK);
    router1.publish(Device.state("eth0"), "mtu", 9001);
    store.pass(Duration.ofSeconds(1), TICK);

    assertThat(client.leaves()).containsExactly("mtu=9000", "mtu=9001");
  }

  @Test
  void S14_a_heartbeat_that_fires_before_the_sample_of_its_slot_skips_no_round() {
    Client client =
        store.subscribe(sample(MTU, SECOND).suppressRedundant().heartbeat(Duration.ofSeconds(2)));
    client.received();

    store.pass(Duration.ofSeconds(6), TICK);

    assertThat(client.updates()).extracting(Message.Update::duplicates).containsExactly(0, 0, 0);
    assertThat(store.metrics().value(Metric.SAMPLES_SKIPPED)).isZero();
  }

  @Test
  void S22_a_delete_does_not_take_what_another_subscription_told_anew() {
    Client client = store.subscribe(
        onChange("/interfaces/interface[name=eth0]/state/mtu"),
        sample("/interfaces/interface[name=eth0]/state/counters", Duration.ofSeconds(10)));
    client.received();

    router1.delete("/interfaces/interface[name=eth0]");
    router1.withInterface("eth0");

    assertThat(client.received())
        .extracting(Message::deletedBranch)
        .startsWith("/interfaces/interface[name=eth0]", "/interfaces/interface[name=eth0]");
    store.pass(Duration.ofSeconds(10), Duration.ofSeconds(1));
    assertThat(client.received()).extracting(Message::deletedBranch).containsOnly("");
    assertThat(client.state().keySet())
        .anyMatch(path -> path.endsWith("/mtu"))
        .anyMatch(path -> path.endsWith("/in-octets"));
  }

  @Test
  void S22_a_delete_waits_for_the_next_round() {
    Client client = store.subscribe(sample("/interfaces", SECOND));
    client.received();

    router1.delete("/interfaces/interface[name=eth0]");
    store.pass(Duration.ofMillis(900), TICK);
    assertThat(client.received()).isEmpty();
    store.pass(TICK, TICK);

    assertThat(client.received())
        .extracting(Message::deletedBranch)
        .containsExactly("/interfaces/interface[name=eth0]");
  }

  @Test
  void S25_a_late_round_is_skipped_and_counted_in_duplicates() {
    Client client = store.subscribe(sample(MTU, SECOND));
    client.received();
    client.stall();
    store.pass(Duration.ofSeconds(4), TICK); // one round begins, three are skipped
    client.resume();
    assertThat(client.updates()).hasSize(1);

    store.pass(SECOND, TICK);

    assertThat(client.updates()).extracting(Message.Update::duplicates).containsExactly(3);
    assertThat(store.metrics().value(Metric.SAMPLES_SKIPPED)).isEqualTo(3);
    store.pass(SECOND, TICK);
    assertThat(client.updates()).extracting(Message.Update::duplicates).containsExactly(0);
  }

  @Test
  void S24_a_sample_carries_the_time_of_collection_though_nothing_changed() {
    Client client = store.subscribe(sample(MTU, SECOND));
    client.received();

    clock.advance(Duration.ofMillis(400));
    long collected = clock.epochNanos();
    router1.publish(Device.state("eth0"));
    store.pass(Duration.ofMillis(600), TICK);

    assertThat(client.updates())
        .extracting(Message.Update::timestampNanos)
        .containsExactly(collected);
  }

  @Test
  void S15_updates_only_waits_for_the_next_sample() {
    Client client = store.open(ListMode.STREAM, true, Integer.MAX_VALUE, sample(MTU, SECOND));
    assertThat(client.received()).extracting(Message::deletedBranch).containsExactly("sync");

    store.pass(SECOND, TICK);

    assertThat(client.leaves()).containsExactly("mtu=1500");
  }

  @Test
  void aGroupBornLater_isInTheNextRound() {
    Client client = store.subscribe(sample("/interfaces/interface[name=*]/state/mtu", SECOND));
    client.received();

    router1.withInterface("eth9");
    store.pass(SECOND, TICK);

    assertThat(client.leaves()).containsExactly("mtu=1500", "mtu=1500");
  }

  @Test
  void aClosedStream_isSampledNoMore() {
    Client client = store.subscribe(sample(MTU, SECOND));
    client.received();
    client.close();

    store.pass(Duration.ofSeconds(3), TICK);

    assertThat(client.received()).isEmpty();
  }
}
