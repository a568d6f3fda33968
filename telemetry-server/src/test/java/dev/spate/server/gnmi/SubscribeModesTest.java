package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.Requests.bool;
import static dev.spate.server.gnmi.Requests.onChange;
import static dev.spate.server.gnmi.Requests.once;
import static dev.spate.server.gnmi.Requests.poll;
import static dev.spate.server.gnmi.Requests.sample;
import static dev.spate.server.gnmi.Requests.stream;
import static dev.spate.server.gnmi.Requests.targetDefined;
import static dev.spate.server.gnmi.Requests.uint;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.SubscribeResponse;
import dev.spate.access.Access;
import dev.spate.value.Value;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checklist rules S12 to S21: what each mode sends, and when. */
class SubscribeModesTest {

  private static final String OCTETS = "eth0/state/counters/in-octets";
  private static final String MTU = "eth0/state/mtu";

  private final GnmiHarness gnmi = GnmiHarness.with("router1");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void S12_once_sends_all_then_sync_then_closes() {
    var client = gnmi.client().subscribe(once("eth0"));

    assertThat(client.paths())
        .contains(
            "/interfaces/interface[name=eth0]/config/mtu",
            "/interfaces/interface[name=eth0]/state/mtu",
            "/interfaces/interface[name=eth0]/state/counters/in-octets");
    assertThat(client.syncs()).isEqualTo(1);
    assertThat(last(client).getSyncResponse()).isTrue();
    assertThat(client.status()).isEqualTo(Status.OK);
  }

  @Test
  void S13_poll_sends_the_full_set_and_one_sync_at_first_and_for_each_poll() {
    var client = gnmi.client().subscribe(poll("eth0/state/counters"));
    List<String> initial = client.paths();
    assertThat(initial).hasSize(2);
    assertThat(client.syncs()).isEqualTo(1);

    router1.set(OCTETS, new Value.Uint(1111));
    gnmi.advance(Duration.ofMinutes(1));
    assertThat(client.responses()).as("nothing comes by itself").hasSize(2);
    client.forget().poll();

    assertThat(client.paths()).isEqualTo(initial);
    assertThat(client.leaves(OCTETS))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(1111));
    assertThat(client.syncs()).isEqualTo(1);
    assertThat(last(client).getSyncResponse()).isTrue();
    client.forget().poll();
    assertThat(client.paths()).isEqualTo(initial);
    assertThat(client.status()).isNull();
  }

  @Test
  void S14_stream_sends_each_matched_leaf_once_then_one_sync_whatever_the_sub_mode() {
    for (var subscription : List.of(
        onChange("/interfaces"),
        sample("/interfaces", Duration.ofSeconds(1)),
        targetDefined("/interfaces"))) {
      var client = gnmi.client().subscribe(stream(subscription));

      assertThat(client.paths()).containsExactlyInAnyOrderElementsOf(new HashSet<>(client.paths()));
      assertThat(client.leaves(OCTETS)).hasSize(1);
      assertThat(client.leaves(MTU)).hasSize(1);
      assertThat(client.syncs()).isEqualTo(1);
      assertThat(last(client).getSyncResponse()).isTrue();
      assertThat(client.status()).isNull();
    }
  }

  @Test
  void S14_a_sample_round_sends_no_path_twice() {
    var client = gnmi.client()
        .subscribe(stream(sample("/interfaces", Duration.ofSeconds(1))
            .setSuppressRedundant(true)
            .setHeartbeatInterval(Duration.ofSeconds(1).toNanos())))
        .forget();

    gnmi.advance(Duration.ofSeconds(1));

    assertThat(client.paths()).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void S15_updates_only_sends_the_sync_first() {
    var once = gnmi.client().subscribe(once("eth0").setUpdatesOnly(true));
    assertThat(once.responses()).hasSize(1);
    assertThat(once.syncs()).isEqualTo(1);
    assertThat(once.status()).isEqualTo(Status.OK);

    var poll = gnmi.client().subscribe(poll("eth0").setUpdatesOnly(true)).poll();
    assertThat(poll.leaves()).isEmpty();
    assertThat(poll.syncs()).isEqualTo(2);

    var onChange = gnmi.client().subscribe(stream(onChange("eth0")).setUpdatesOnly(true));
    var sample =
        gnmi.client().subscribe(stream(sample(MTU, Duration.ofSeconds(1))).setUpdatesOnly(true));
    assertThat(onChange.responses()).hasSize(1);
    assertThat(sample.responses()).hasSize(1);
    router1.set(OCTETS, new Value.Uint(1001));
    gnmi.advance(Duration.ofSeconds(1));
    assertThat(onChange.leaves(OCTETS))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(1001));
    assertThat(sample.leaves(MTU)).hasSize(1);
  }

  @Test
  void S16_on_change_sends_only_the_leaves_that_changed() {
    var client = gnmi.client().subscribe(stream(onChange("eth0"))).forget();

    router1.collect("eth0/state/counters");
    gnmi.settle();
    assertThat(client.responses()).as("a collection that found nothing new").isEmpty();
    router1.set(OCTETS, new Value.Uint(1001));
    gnmi.settle();

    assertThat(client.paths())
        .containsExactly("/interfaces/interface[name=eth0]/state/counters/in-octets");
    assertThat(client.leaves().get(0).duplicates()).isZero();
  }

  @Test
  void S16_a_value_that_came_back_while_the_client_lagged_is_sent_with_duplicates() {
    var client = gnmi.client().reading(2).subscribe(stream(onChange(MTU)));
    assertThat(client.syncs()).isEqualTo(1);
    client.forget();

    router1.set(MTU, new Value.Uint(9000));
    gnmi.settle();
    router1.set(MTU, new Value.Uint(1500));
    gnmi.settle();
    assertThat(client.responses()).isEmpty();
    client.read(10);

    assertThat(client.leaves()).hasSize(1);
    assertThat(client.leaves().get(0).value()).isEqualTo(uint(1500));
    assertThat(client.leaves().get(0).duplicates()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void S17_heartbeat_resends_an_unchanged_leaf_once_per_interval() {
    var client = gnmi.client()
        .subscribe(
            stream(onChange(MTU).setHeartbeatInterval(Duration.ofSeconds(10).toNanos())))
        .forget();

    gnmi.advance(Duration.ofSeconds(25));

    assertThat(client.leaves(MTU)).hasSize(2);
    assertThat(client.leaves(MTU)).extracting(SubscribeClient.Leaf::duplicates).containsOnly(0);
    assertThat(client.syncs()).as("no second sync").isZero();
  }

  @Test
  void S17_a_change_does_not_reset_the_heartbeat() {
    var client = gnmi.client()
        .subscribe(
            stream(onChange(MTU).setHeartbeatInterval(Duration.ofSeconds(10).toNanos())))
        .forget();

    gnmi.advance(Duration.ofSeconds(9));
    router1.set(MTU, new Value.Uint(9000));
    gnmi.settle();
    assertThat(client.leaves(MTU)).hasSize(1);
    gnmi.advance(Duration.ofSeconds(1));

    assertThat(client.leaves(MTU)).as("the change, then the heartbeat at 10 s").hasSize(2);
  }

  @Test
  void S18_sample_sends_once_per_interval_changed_or_not() {
    var client =
        gnmi.client().subscribe(stream(sample(OCTETS, Duration.ofSeconds(2)))).forget();

    gnmi.advance(Duration.ofMillis(1990));
    assertThat(client.leaves()).isEmpty();
    gnmi.advance(Duration.ofMillis(10));
    assertThat(client.leaves()).hasSize(1);
    gnmi.advance(Duration.ofSeconds(4));

    assertThat(client.leaves()).hasSize(3);
  }

  @Test
  void S18_a_sample_interval_of_0_means_the_lowest() {
    var client = gnmi.client().subscribe(stream(sample(OCTETS, Duration.ZERO))).forget();

    gnmi.advance(Duration.ofSeconds(1));

    assertThat(client.leaves()).hasSize(10);
  }

  @Test
  void S18_intervals_out_of_range_are_refused_by_name_and_value() {
    long tooShort = Duration.ofMillis(99).toNanos();
    long tooLong = Duration.ofDays(367).toNanos();

    for (long bad : new long[] {1, tooShort, tooLong, -1}) {
      var sample = gnmi.client().subscribe(stream(sample(OCTETS, Duration.ofNanos(bad))));
      assertThat(sample.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(sample.status().getDescription())
          .contains("subscription[0].sample_interval", Long.toUnsignedString(bad), "100000000");
      var heartbeat = gnmi.client().subscribe(stream(onChange(OCTETS).setHeartbeatInterval(bad)));
      assertThat(heartbeat.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(heartbeat.status().getDescription())
          .contains("subscription[0].heartbeat_interval", Long.toUnsignedString(bad));
    }
    assertThat(gnmi.client()
            .subscribe(stream(sample(OCTETS, Duration.ofMillis(100))))
            .status())
        .isNull();
    assertThat(gnmi.client()
            .subscribe(stream(sample(OCTETS, Duration.ofDays(366))))
            .status())
        .isNull();
  }

  @Test
  void S19_suppress_redundant_leaves_out_what_did_not_change() {
    var client = gnmi.client()
        .subscribe(
            stream(sample("eth0/state/counters", Duration.ofSeconds(1)).setSuppressRedundant(true)))
        .forget();

    gnmi.advance(Duration.ofSeconds(3));
    assertThat(client.responses()).isEmpty();
    router1.set(OCTETS, new Value.Uint(1001));
    gnmi.advance(Duration.ofSeconds(3));

    assertThat(client.paths())
        .containsExactly("/interfaces/interface[name=eth0]/state/counters/in-octets");
  }

  @Test
  void S19_with_heartbeat_an_unchanged_leaf_is_sent_once_per_heartbeat() {
    var client = gnmi.client()
        .subscribe(stream(sample(OCTETS, Duration.ofSeconds(1))
            .setSuppressRedundant(true)
            .setHeartbeatInterval(Duration.ofSeconds(5).toNanos())))
        .forget();

    gnmi.advance(Duration.ofSeconds(14));

    assertThat(client.leaves(OCTETS)).hasSize(2);
  }

  @Test
  void S19_heartbeat_without_suppression_has_no_effect() {
    var client = gnmi.client()
        .subscribe(stream(sample(OCTETS, Duration.ofSeconds(2))
            .setHeartbeatInterval(Duration.ofSeconds(3).toNanos())))
        .forget();

    gnmi.advance(Duration.ofSeconds(6));

    assertThat(client.leaves(OCTETS)).hasSize(3);
  }

  @Test
  void S20_a_heartbeat_shorter_than_the_sample_interval_is_honoured() {
    var client = gnmi.client()
        .subscribe(stream(sample(OCTETS, Duration.ofSeconds(10))
            .setSuppressRedundant(true)
            .setHeartbeatInterval(Duration.ofSeconds(2).toNanos())))
        .forget();

    gnmi.advance(Duration.ofSeconds(6));

    assertThat(client.leaves(OCTETS)).hasSize(3);
  }

  @Test
  void S21_target_defined_samples_counters_each_second_and_sends_the_rest_on_change() {
    var client = gnmi.client().subscribe(stream(targetDefined("eth0"))).forget();

    gnmi.advance(Duration.ofSeconds(3));
    assertThat(client.leaves(OCTETS)).as("a counter, sampled").hasSize(3);
    assertThat(client.leaves(MTU)).as("state of a configured value, unchanged").isEmpty();
    router1.set(MTU, new Value.Uint(9000));
    router1.set("eth0/state/logical", new Value.Bool(true));
    gnmi.settle();

    assertThat(client.leaves(MTU))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(9000));
    assertThat(client.leaves("eth0/state/logical"))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(bool(true));
  }

  @Test
  void S21_a_sample_interval_with_target_defined_is_refused_only_if_strict() {
    var subscription = targetDefined("eth0").setSampleInterval(5);
    var client = gnmi.client().subscribe(stream(subscription)).forget();
    gnmi.advance(Duration.ofSeconds(1));
    assertThat(client.leaves(OCTETS)).hasSize(1);

    try (GnmiHarness strict = GnmiHarness.with(strict(), Access.ALLOW_ALL, "router1")) {
      var refused = strict.client().subscribe(stream(subscription));
      assertThat(refused.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(refused.status().getDescription())
          .contains("subscription[0].sample_interval", "5 ns");
    }
  }

  private static GnmiConfig strict() {
    GnmiConfig usual = GnmiConfig.defaults();
    return new GnmiConfig(
        usual.lowestInterval(),
        usual.highestInterval(),
        usual.targetDefinedInterval(),
        true,
        usual.maxGetAnswer(),
        usual.streamBuffer());
  }

  private static SubscribeResponse last(SubscribeClient client) {
    return client.response(client.responses().size() - 1);
  }
}
