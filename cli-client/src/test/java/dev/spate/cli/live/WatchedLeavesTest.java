package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.TypedValue;
import com.google.protobuf.ByteString;
import dev.spate.proto.GnmiPaths;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of leaves after what a target told. */
class WatchedLeavesTest {

  private static final String IN = Told.ETH0 + "/state/counters/in-octets";
  private static final String MTU = Told.ETH0 + "/state/mtu";

  private final ManualTime time = new ManualTime();
  private final Told told = new Told(time);
  private final WatchedLeaves leaves = new WatchedLeaves(Schema.bundled(), time, 3, leaf -> true);

  private WatchedLeaf only() {
    return leaves.all().iterator().next();
  }

  private List<String> texts() {
    return leaves.all().stream()
        .map(leaf -> leaf.pathText(0) + " " + leaf.text())
        .toList();
  }

  @Test
  void counter_has_a_rate_in_bits_from_the_second_sample_on() {
    leaves.apply(told.uint("router1", IN, 1_000));
    assertThat(only().rate(time.monotonicNanos())).isNaN();
    time.advance(Duration.ofSeconds(1));
    leaves.apply(told.uint("router1", IN, 2_000));

    assertThat(only().rate(time.monotonicNanos())).isEqualTo(8_000);
    assertThat(only().unit()).isEqualTo("bit/s");
    assertThat(only().lastMinute(time.monotonicNanos())).endsWith(8_000);
  }

  @Test
  void rate_is_told_no_more_when_no_sample_came_for_long() {
    leaves.apply(told.uint("router1", IN, 1_000));
    time.advance(Duration.ofSeconds(1));
    leaves.apply(told.uint("router1", IN, 2_000));

    time.advance(Duration.ofSeconds(4));

    assertThat(only().rate(time.monotonicNanos())).isNaN();
  }

  @Test
  void counter_that_went_down_was_reset() {
    leaves.apply(told.uint("router1", IN, 1_000));
    time.advance(Duration.ofSeconds(1));
    leaves.apply(told.uint("router1", IN, 5));

    assertThat(only().wasReset(time.monotonicNanos())).isTrue();
    assertThat(only().lastMinute(time.monotonicNanos())).endsWith(Double.NaN);
    time.advance(Duration.ofSeconds(3));
    assertThat(only().wasReset(time.monotonicNanos())).isFalse();
  }

  @Test
  void number_that_is_no_counter_has_its_values_for_a_minute_and_no_rate() {
    leaves.apply(
        told.number("router1", "/components/component[name=cpu]/state/temperature/instant", 41.5));

    assertThat(only().isCounter()).isFalse();
    assertThat(only().lastMinute(time.monotonicNanos())).endsWith(41.5);
    assertThat(only().text()).isEqualTo("41.5");
  }

  @Test
  void unknown_leaf_below_counters_is_a_counter() {
    leaves.apply(told.uint("leaf1", "/vendor/port[id=1]/counters/frobs", 1));

    assertThat(only().isCounter()).isTrue();
    assertThat(only().unit()).isEqualTo("/s");
  }

  @Test
  void apply_returns_the_leaves_whose_value_changed() {
    assertThat(leaves.apply(told.uint("router1", MTU, 1500))).hasSize(1);
    assertThat(leaves.apply(told.uint("router1", MTU, 1500))).isEmpty();
    assertThat(leaves.apply(told.uint("router1", MTU, 9000))).hasSize(1);
    assertThat(leaves.apply(told.uint("router2", MTU, 9000))).hasSize(1);
  }

  @Test
  void delete_takes_what_is_below_of_that_target() {
    leaves.apply(told.uint("router1", IN, 1));
    leaves.apply(told.uint("router1", MTU, 1500));
    leaves.apply(told.uint("router2", MTU, 1500));

    leaves.apply(told.gone("router1", Told.ETH0 + "/state/counters"));
    assertThat(leaves.all()).hasSize(2);

    leaves.apply(told.gone("router1", "/interfaces/interface[name=*]"));
    assertThat(leaves.all()).extracting(WatchedLeaf::target).containsExactly("router2");
  }

  @Test
  void atomic_replaces_what_is_below_its_prefix() {
    leaves.apply(told.uint("router1", MTU, 1500));
    Notification atomic = told.text("router1", Told.ETH0 + "/state/oper-status", "UP").toBuilder()
        .setPrefix(GnmiPaths.parse(Told.ETH0).toBuilder().setTarget("router1"))
        .clearUpdate()
        .addUpdate(com.github.gnmi.proto.Update.newBuilder()
            .setPath(GnmiPaths.parse("state/oper-status"))
            .setVal(TypedValue.newBuilder().setStringVal("UP")))
        .setAtomic(true)
        .build();

    leaves.apply(atomic);

    assertThat(texts()).containsExactly(Told.ETH0 + "/state/oper-status UP");
  }

  @Test
  void synced_after_a_new_beginning_drops_what_was_not_told_again() {
    leaves.apply(told.uint("router1", MTU, 1500));
    leaves.apply(told.uint("router1", IN, 1));
    leaves.beginAnew();
    leaves.apply(told.uint("router1", MTU, 1500));
    assertThat(leaves.all()).hasSize(2);

    leaves.synced();

    assertThat(texts()).containsExactly(MTU + " 1,500");
  }

  @Test
  void json_trees_are_taken_apart_by_the_schema() {
    String json = """
        {"openconfig-interfaces:interface":[{"name":"eth0","state":{"mtu":1500,
         "oper-status":"UP","counters":{"in-octets":"18446744073709551615"}}}]}""";

    leaves.apply(told.of(
        "router1",
        "/interfaces",
        TypedValue.newBuilder().setJsonIetfVal(ByteString.copyFromUtf8(json)).build()));

    assertThat(texts())
        .containsExactly(
            Told.ETH0 + "/name eth0",
            MTU + " 1,500",
            Told.ETH0 + "/state/oper-status UP",
            IN + " 18,446,744,073,709,551,615");
  }

  @Test
  void json_that_is_none_is_refused() {
    Notification broken = told.of(
        "r",
        "/a",
        TypedValue.newBuilder().setJsonVal(ByteString.copyFromUtf8("{")).build());

    assertThatThrownBy(() -> leaves.apply(broken)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leaves_that_the_table_does_not_need_are_not_kept() {
    WatchedLeaves octets = new WatchedLeaves(
        Schema.bundled(), time, 3, leaf -> leaf.last().name().equals("in-octets"));

    octets.apply(told.uint("router1", Told.ETH0 + "/state/counters/in-octets", 1));
    octets.apply(told.uint("router1", Told.ETH0 + "/state/counters/in-unicast-pkts", 1));

    assertThat(octets.all()).singleElement().extracting(WatchedLeaf::number).isEqualTo(1.0);
    assertThat(octets.leftOut()).isZero();
  }

  @Test
  void more_leaves_than_are_kept_are_counted() {
    for (int i = 0; i < WatchedLeaves.MOST + 2; i++) {
      leaves.apply(told.uint("router1", "/a/b[c=" + i + "]/d", i));
    }

    assertThat(leaves.all()).hasSize(WatchedLeaves.MOST);
    assertThat(leaves.leftOut()).isEqualTo(2);
  }
}
