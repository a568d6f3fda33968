package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.Requests.onChange;
import static dev.spate.server.gnmi.Requests.once;
import static dev.spate.server.gnmi.Requests.poll;
import static dev.spate.server.gnmi.Requests.stream;
import static dev.spate.server.gnmi.Requests.targetDefined;
import static dev.spate.server.gnmi.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.QOSMarking;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.openconfig.gnmi.proto.gnmi_ext.Depth;
import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import dev.spate.value.Value;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checklist rules S1 to S11: what a Subscribe RPC takes from its client. */
class SubscribeRequestTest {

  private static final String MTU = "eth0/state/mtu";

  private final GnmiHarness gnmi = GnmiHarness.with("router1");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void S1_a_first_message_without_a_subscription_list_is_refused() {
    Extension depth =
        Extension.newBuilder().setDepth(Depth.newBuilder().setLevel(1)).build();

    assertRefused(gnmi.client().poll(), Status.Code.INVALID_ARGUMENT, "SubscriptionList", "poll");
    assertRefused(
        gnmi.client().send(SubscribeRequest.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT,
        "SubscriptionList");
    assertRefused(
        gnmi.client().send(SubscribeRequest.newBuilder().addExtension(depth).build()),
        Status.Code.INVALID_ARGUMENT,
        "SubscriptionList");
    assertRefused(gnmi.client().halfClose(), Status.Code.INVALID_ARGUMENT, "SubscriptionList");
  }

  @Test
  void S2_a_second_subscription_list_is_refused_and_other_rpcs_go_on() {
    var other = gnmi.client().subscribe(stream(onChange(MTU))).forget();

    assertRefused(
        gnmi.client().subscribe(stream(onChange(MTU))).subscribe(stream(onChange(MTU))),
        Status.Code.INVALID_ARGUMENT,
        "second SubscriptionList");
    assertRefused(
        gnmi.client().subscribe(poll(MTU)).subscribe(poll(MTU)),
        Status.Code.INVALID_ARGUMENT,
        "second SubscriptionList");

    router1.set(MTU, new Value.Uint(9000));
    gnmi.settle();
    assertThat(other.leaves(MTU)).hasSize(1);
    assertThat(other.status()).isNull();
  }

  @Test
  void S3_a_poll_on_a_stream_or_once_rpc_is_refused() {
    assertRefused(
        gnmi.client().subscribe(stream(onChange(MTU))).poll(),
        Status.Code.INVALID_ARGUMENT,
        "poll",
        "STREAM");
    var once = gnmi.client().reading(0).subscribe(once(MTU));
    assertRefused(once.poll().read(10), Status.Code.INVALID_ARGUMENT, "poll", "ONCE");
  }

  @Test
  void S3_a_message_that_asks_for_nothing_is_refused() {
    assertRefused(
        gnmi.client().subscribe(stream(onChange(MTU))).send(SubscribeRequest.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT,
        "STREAM");
    assertRefused(
        gnmi.client().subscribe(poll(MTU)).send(SubscribeRequest.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT,
        "polls");
  }

  @Test
  void S4_after_a_half_close_a_stream_goes_on_and_a_poll_ends_ok() {
    var stream = gnmi.client().subscribe(stream(onChange(MTU))).halfClose().forget();
    router1.set(MTU, new Value.Uint(9000));
    gnmi.settle();
    assertThat(stream.leaves(MTU)).hasSize(1);
    assertThat(stream.status()).isNull();

    assertThat(gnmi.client().subscribe(poll(MTU)).halfClose().status()).isEqualTo(Status.OK);
    assertThat(gnmi.client().subscribe(once(MTU)).halfClose().syncs()).isEqualTo(1);
  }

  @Test
  void S4_polls_before_the_half_close_are_answered_first() {
    var client = gnmi.client().reading(0).subscribe(poll(MTU)).poll().poll().halfClose();
    assertThat(client.status()).isNull();

    client.read(100);

    assertThat(client.syncs()).isEqualTo(3);
    assertThat(client.status()).isEqualTo(Status.OK);
  }

  @Test
  void S5_an_empty_list_of_subscriptions_is_refused() {
    assertRefused(gnmi.client().subscribe(stream()), Status.Code.INVALID_ARGUMENT, "subscription");
  }

  @Test
  void S6_the_defaults_are_stream_target_defined_and_json() {
    var client = gnmi.client()
        .subscribe(SubscriptionList.newBuilder()
            .addSubscription(Subscription.newBuilder().setPath(Requests.path("eth0/state"))));

    assertThat(client.leaves(MTU).get(0).value().getJsonVal().toStringUtf8()).isEqualTo("1500");
    gnmi.advance(Duration.ofSeconds(2));
    assertThat(client.leaves("eth0/state/counters/in-octets"))
        .as("sampled each second")
        .hasSize(3);
    assertThat(client.leaves(MTU)).as("on change").hasSize(1);
    assertThat(client.status()).isNull();
  }

  @Test
  void S6_unknown_modes_and_encodings_are_refused() {
    for (int undefined : new int[] {3, -1}) {
      assertRefused(
          gnmi.client().subscribe(stream(onChange(MTU)).setModeValue(undefined)),
          Status.Code.INVALID_ARGUMENT,
          "subscribe.mode",
          String.valueOf(undefined));
      assertRefused(
          gnmi.client().subscribe(stream(onChange(MTU).setModeValue(undefined))),
          Status.Code.INVALID_ARGUMENT,
          "subscription[0].mode",
          String.valueOf(undefined));
      assertRefused(
          gnmi.client().subscribe(once(MTU).setEncodingValue(undefined + 10)),
          Status.Code.UNIMPLEMENTED,
          "subscribe.encoding",
          String.valueOf(undefined + 10));
    }
    assertRefused(
        gnmi.client().subscribe(once(MTU).setEncoding(Encoding.BYTES)),
        Status.Code.UNIMPLEMENTED,
        "subscribe.encoding",
        "BYTES");
    assertRefused(
        gnmi.client()
            .subscribe(once(MTU).setPrefix(Requests.target("nosuch")).setEncoding(Encoding.BYTES)),
        Status.Code.UNIMPLEMENTED,
        "subscribe.encoding",
        "BYTES");
  }

  @Test
  void S7_a_marking_above_63_is_refused_and_any_other_accepted() {
    assertRefused(
        gnmi.client().subscribe(once(MTU).setQos(QOSMarking.newBuilder().setMarking(64))),
        Status.Code.INVALID_ARGUMENT,
        "qos.marking",
        "64");
    assertRefused(
        gnmi.client().subscribe(once(MTU).setQos(QOSMarking.newBuilder().setMarking(-1))),
        Status.Code.INVALID_ARGUMENT,
        "qos.marking",
        "4294967295");
    assertThat(gnmi.client()
            .subscribe(once(MTU).setQos(QOSMarking.newBuilder().setMarking(63)))
            .status())
        .isEqualTo(Status.OK);
  }

  @Test
  void S8_leaves_of_one_timestamp_share_a_notification_and_its_prefix() {
    var bundled = gnmi.client().subscribe(once("eth0/state/counters"));
    var single = gnmi.client().subscribe(once("eth0/state/counters/in-octets"));

    assertThat(bundled.notifications()).hasSize(1);
    assertThat(bundled.notifications().get(0).getUpdateList()).hasSize(2).allSatisfy(update -> {
      assertThat(update.getPath().getElemList()).hasSize(1);
      assertThat(update.getVal().hasUintVal()).as("a scalar").isTrue();
    });
    assertThat(single.notifications().get(0).getPrefix())
        .as("also where it is one leaf")
        .isEqualTo(bundled.notifications().get(0).getPrefix())
        .isEqualTo(Requests.path("eth0/state/counters").toBuilder()
            .setTarget("router1")
            .build());
  }

  @Test
  void S8_allow_aggregation_has_no_effect() {
    var client = gnmi.client()
        .subscribe(
            once("eth0/state/counters").setEncoding(Encoding.JSON).setAllowAggregation(true));

    assertThat(client.leaves())
        .extracting(leaf -> leaf.value().getJsonVal().toStringUtf8())
        .containsExactly("1000", "2000");
  }

  @Test
  void S9_a_valid_but_absent_path_never_closes_the_rpc() {
    String absent = "lo0/state/counters/in-octets";
    var stream = gnmi.client().subscribe(stream(onChange(absent)));
    assertThat(stream.responses()).hasSize(1);
    assertThat(stream.syncs()).isEqualTo(1);

    router1.set(absent, new Value.Uint(5));
    gnmi.settle();

    assertThat(stream.leaves(absent)).hasSize(1);
    assertThat(gnmi.client().subscribe(once("eth9")).responses()).hasSize(1);
    assertThat(gnmi.client().subscribe(once("eth9")).status()).isEqualTo(Status.OK);
    assertThat(gnmi.client().subscribe(poll("eth9")).poll().syncs()).isEqualTo(2);
  }

  @Test
  void S9_unknown_paths_are_unimplemented_and_bad_ones_invalid() {
    Path bad = Path.newBuilder().addElem(PathElem.newBuilder().setName("")).build();

    assertRefused(
        gnmi.client().subscribe(stream(onChange(MTU), onChange("eth0/state/mtoo"))),
        Status.Code.UNIMPLEMENTED,
        "subscription[1].path",
        "mtoo");
    assertRefused(
        gnmi.client().subscribe(stream(onChange("/nonsense"), onChange(MTU).setPath(bad))),
        Status.Code.INVALID_ARGUMENT,
        "subscription[1].path",
        "elem[0]");
  }

  @Test
  void S10_overlapping_subscriptions_are_independent() {
    var client = gnmi.client()
        .subscribe(
            stream(onChange("eth0/state"), onChange(MTU), onChange(MTU), targetDefined(MTU)));
    assertThat(client.leaves(MTU)).hasSize(4);
    assertThat(client.syncs()).isEqualTo(1);
    client.forget();

    router1.set(MTU, new Value.Uint(9000));
    gnmi.settle();

    assertThat(client.leaves(MTU)).hasSize(4);
    assertThat(gnmi.client().subscribe(once(MTU, MTU)).leaves(MTU)).hasSize(2);
  }

  @Test
  void S11_above_the_limit_of_subscriptions_the_rpc_is_refused() {
    try (GnmiHarness limited = GnmiHarness.withMaxSubscriptions(4, "router1")) {
      var first = limited.client().subscribe(stream(targetDefined(MTU), onChange(MTU)));
      assertRefused(
          limited.clientOf("router1").subscribe(stream(onChange(MTU), onChange(MTU))),
          Status.Code.RESOURCE_EXHAUSTED,
          "subscribe.subscription",
          "asked for: 2",
          "3 of the 4");
      assertThat(limited.client().subscribe(once(MTU)).status()).isEqualTo(Status.OK);
      assertThat(limited.delivery().subscriptions()).isEqualTo(3);

      first.disappear();

      var many = stream(onChange(MTU), onChange(MTU), onChange(MTU), onChange(MTU));
      assertThat(limited.client().subscribe(many).status()).isNull();
    }
  }

  @Test
  void S11_a_list_longer_than_the_limit_is_refused_before_its_entries_are_read() {
    try (GnmiHarness limited = GnmiHarness.withMaxSubscriptions(4, "router1")) {
      assertRefused(
          limited.client().subscribe(once(MTU, MTU, "/nonsense", MTU, MTU)),
          Status.Code.RESOURCE_EXHAUSTED,
          "subscribe.subscription has 5 entries",
          "4 at once");
    }
  }

  @Test
  void models_moreThanTheLimit_areRefused() {
    var list = once(MTU);
    for (int i = 0; i <= RequestPaths.MOST; i++) {
      list.addUseModelsBuilder();
    }

    assertRefused(
        gnmi.client().subscribe(list),
        Status.Code.INVALID_ARGUMENT,
        "subscribe.use_models has 10001 entries");
  }

  @Test
  void encodings_differInTheValueAlone() {
    router1.set("eth0/state/description", new Value.Text("to \"router2\""));

    for (Encoding encoding :
        List.of(Encoding.PROTO, Encoding.JSON, Encoding.JSON_IETF, Encoding.ASCII)) {
      var value = gnmi.client()
          .subscribe(once("eth0/state/description").setEncoding(encoding))
          .leaves()
          .get(0)
          .value();
      assertThat(value)
          .isEqualTo(
              switch (encoding) {
                case PROTO -> text("to \"router2\"");
                case JSON -> Requests.json("\"to \\\"router2\\\"\"");
                case JSON_IETF -> Requests.ietf("\"to \\\"router2\\\"\"");
                default -> text("").toBuilder().setAsciiVal("to \"router2\"").build();
              });
    }
  }

  private static void assertRefused(SubscribeClient client, Status.Code code, String... words) {
    assertThat(client.status()).as("the RPC ended").isNotNull();
    assertThat(client.status().getCode()).as(client.status().toString()).isEqualTo(code);
    assertThat(client.status().getDescription()).contains(words);
  }
}
