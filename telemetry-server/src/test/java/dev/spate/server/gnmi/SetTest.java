package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.GeneralTest.assertRefused;
import static dev.spate.server.gnmi.Requests.bool;
import static dev.spate.server.gnmi.Requests.get;
import static dev.spate.server.gnmi.Requests.ietf;
import static dev.spate.server.gnmi.Requests.json;
import static dev.spate.server.gnmi.Requests.onChange;
import static dev.spate.server.gnmi.Requests.path;
import static dev.spate.server.gnmi.Requests.set;
import static dev.spate.server.gnmi.Requests.stream;
import static dev.spate.server.gnmi.Requests.target;
import static dev.spate.server.gnmi.Requests.text;
import static dev.spate.server.gnmi.Requests.uint;
import static dev.spate.server.gnmi.Requests.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.UpdateResult;
import com.github.gnmi.proto.gNMIGrpc;
import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import com.github.openconfig.gnmi.proto.gnmi_ext.RegisteredExtension;
import com.google.protobuf.ByteString;
import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import dev.spate.metrics.Metric;
import dev.spate.store.GroupOption;
import dev.spate.value.Value;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checklist rules W1 to W12: Set. */
class SetTest {

  private static final String MTU = "eth0/config/mtu";
  private static final String DESCRIPTION = "eth0/config/description";

  private final GnmiHarness gnmi = GnmiHarness.with("router1");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void W1_operations_apply_as_delete_replace_update_and_the_last_of_a_path_wins() {
    send(set()
        .addUpdate(update(DESCRIPTION, text("first update")))
        .addUpdate(update(DESCRIPTION, text("last update")))
        .addReplace(update(
            "eth0/config", json("{\"name\":\"eth0\",\"mtu\":2000,\"description\":\"replaced\"}")))
        .addDelete(path("eth0")));

    assertThat(value(DESCRIPTION)).isEqualTo(text("last update"));
    assertThat(value(MTU)).as("the delete came before the replace").isEqualTo(uint(2000));
  }

  @Test
  void W2_union_replace_is_never_combined_and_not_offered_alone() {
    assertRefused(
        () -> send(set().addUnionReplace(update("/", json("{}"))).addDelete(path(MTU))),
        Status.Code.INVALID_ARGUMENT,
        "union_replace");
    assertRefused(
        () -> send(set().addUnionReplace(update("/", json("{}")))),
        Status.Code.UNIMPLEMENTED,
        "union_replace");
  }

  @Test
  void W3_an_empty_or_extension_only_request_succeeds() {
    Extension unknown = Extension.newBuilder()
        .setRegisteredExt(RegisteredExtension.newBuilder().setIdValue(777))
        .build();

    SetResponse empty = gnmi.gateway().set(SetRequest.getDefaultInstance());
    SetResponse extension =
        gnmi.gateway().set(SetRequest.newBuilder().addExtension(unknown).build());

    assertThat(empty.getResponseList()).isEmpty();
    assertThat(empty.getTimestamp()).isEqualTo(gnmi.now());
    assertThat(extension.getResponseList()).isEmpty();
  }

  @Test
  void W4_each_operation_has_its_result_in_order() {
    gnmi.advance(Duration.ofSeconds(9));

    SetResponse answer = send(set()
        .addUpdate(update(MTU, uint(9000)))
        .addUpdate(update(DESCRIPTION, text("up")))
        .addReplace(update("eth1/config/mtu", uint(1400)))
        .addDelete(path("/system/config/login-banner")));

    assertThat(answer.getResponseList())
        .containsExactly(
            result(UpdateResult.Operation.DELETE, "/system/config/login-banner"),
            result(UpdateResult.Operation.REPLACE, "eth1/config/mtu"),
            result(UpdateResult.Operation.UPDATE, MTU),
            result(UpdateResult.Operation.UPDATE, DESCRIPTION));
    assertThat(answer.getPrefix()).isEqualTo(target("router1"));
    assertThat(answer.getTimestamp()).isEqualTo(gnmi.now());
  }

  private static UpdateResult result(UpdateResult.Operation operation, String path) {
    return UpdateResult.newBuilder().setOp(operation).setPath(path(path)).build();
  }

  @Test
  void W5_if_one_operation_is_refused_nothing_changes() {
    var client = gnmi.client().subscribe(stream(onChange("/"))).forget();

    assertRefused(
        () -> send(set()
            .addUpdate(update(MTU, uint(9000)))
            .addUpdate(update("eth7/config/mtu", uint(9000)))),
        Status.Code.ABORTED,
        "eth7");
    assertRefused(
        () ->
            send(set().addUpdate(update(MTU, uint(9000))).addUpdate(update(DESCRIPTION, uint(1)))),
        Status.Code.INVALID_ARGUMENT,
        "update[1]");
    gnmi.settle();

    assertThat(client.responses()).isEmpty();
    assertThat(value(MTU)).isEqualTo(uint(1500));
    assertThat(gnmi.counted(Metric.SETS_REFUSED)).isEqualTo(2);
    assertThat(gnmi.counted(Metric.SETS_APPLIED)).isZero();
  }

  @Test
  void W5_telemetry_shows_a_change_only_once_it_was_accepted_and_before_the_answer() {
    var client = gnmi.client().subscribe(stream(onChange("eth0"))).forget();
    router1.hold();
    var pending = gNMIGrpc
        .newFutureStub(gnmi.gatewayChannel())
        .set(set().addUpdate(update(MTU, uint(9000))).build());
    gnmi.advance(Duration.ofSeconds(1));
    assertThat(pending.isDone()).isFalse();
    assertThat(client.responses()).isEmpty();

    router1.release();
    gnmi.settle();

    assertThat(pending.isDone()).isTrue();
    assertThat(client.leaves(MTU))
        .extracting(SubscribeClient.Leaf::value)
        .containsExactly(uint(9000));
    assertThat(client.leaves("eth0/state/mtu"))
        .as("config and state with one timestamp")
        .extracting(SubscribeClient.Leaf::timestampNanos)
        .containsExactly(client.leaves(MTU).get(0).timestampNanos());
    assertThat(gnmi.counted(Metric.SETS_APPLIED)).isEqualTo(1);
  }

  @Test
  void W6_replace_deletes_or_resets_what_is_omitted() {
    send(set()
        .addUpdate(
            update("eth0/config", json("{\"mtu\":9000,\"description\":\"x\",\"enabled\":false}"))));

    send(set().addReplace(update("eth0/config", json("{\"description\":\"y\"}"))));

    assertThat(value(DESCRIPTION)).isEqualTo(text("y"));
    assertThat(value(MTU)).as("reset to its default").isEqualTo(uint(1500));
    assertThat(value("eth0/config/enabled")).as("reset to its default").isEqualTo(bool(true));
    send(set().addReplace(update("eth0/config", json("{}"))));
    assertRefused(() -> value(DESCRIPTION), Status.Code.NOT_FOUND, "description");
  }

  @Test
  void W6_entries_of_a_list_that_are_not_supplied_go() {
    send(set()
        .addUpdate(update("lo0/config", json("{\"description\":\"a\"}")))
        .addUpdate(update("lo1/config", json("{\"description\":\"b\"}"))));
    assertThat(value("lo0/config/description")).isEqualTo(text("a"));

    send(
        set()
            .addReplace(
                update(
                    "/interfaces",
                    json(
                        "{\"interface\":[{\"name\":\"lo1\",\"config\":{\"name\":\"lo1\",\"mtu\":100}}]}"))));

    assertRefused(() -> value("lo0/config/description"), Status.Code.NOT_FOUND, "lo0");
    assertThat(value("lo1/config/mtu")).isEqualTo(uint(100));
    assertRefused(() -> value("lo1/config/description"), Status.Code.NOT_FOUND, "description");
    assertThat(value(MTU)).as("hardware returns to its defaults").isEqualTo(uint(1500));
  }

  @Test
  void W6_an_empty_entry_and_null_for_a_leaf_are_refused() {
    assertRefused(
        () -> send(set().addReplace(update("lo0", json("{}")))),
        Status.Code.INVALID_ARGUMENT,
        "replace[0]",
        "{}");
    assertRefused(
        () -> send(set().addReplace(update(MTU, json("null")))),
        Status.Code.INVALID_ARGUMENT,
        "replace[0]",
        "null");
    assertRefused(
        () -> send(set().addUpdate(update("eth0/config", json("{\"mtu\":null}")))),
        Status.Code.INVALID_ARGUMENT,
        "update[0]",
        "null");
  }

  @Test
  void W7_update_merges_creates_and_never_deletes() {
    send(set().addUpdate(update("eth0/config", json("{\"description\":\"x\"}"))));
    send(set().addUpdate(update("eth0/config", json("{\"mtu\":9000}"))));
    send(set().addUpdate(update("lo0/config", json("{\"description\":\"new\"}"))));

    assertThat(value(DESCRIPTION)).isEqualTo(text("x"));
    assertThat(value(MTU)).isEqualTo(uint(9000));
    assertThat(value("lo0/config/description")).isEqualTo(text("new"));
  }

  @Test
  void W8_partial_keys_conflicting_keys_and_wildcards_are_refused() {
    TypedValue mtu = json("{\"config\":{\"mtu\":9000}}");
    for (String bad : List.of(
        "/interfaces/interface",
        "/interfaces/interface[name=*]",
        "/interfaces/*",
        "/interfaces/.../config")) {
      assertRefused(
          () -> send(set().addUpdate(update(bad, mtu))), Status.Code.INVALID_ARGUMENT, "update[0]");
      assertRefused(
          () -> send(set().addReplace(update(bad, mtu))),
          Status.Code.INVALID_ARGUMENT,
          "replace[0]");
    }
    assertRefused(
        () -> send(set().addUpdate(update("lo0", json("{\"name\":\"lo1\"}")))),
        Status.Code.INVALID_ARGUMENT,
        "lo0",
        "lo1");
    assertRefused(
        () -> send(set().addUpdate(update("lo0/config/name", text("lo1")))),
        Status.Code.INVALID_ARGUMENT,
        "lo0",
        "lo1");
  }

  @Test
  void W9_delete_is_recursive_expands_wildcards_and_ignores_what_is_absent() {
    send(set()
        .addUpdate(update("lo0/config", json("{\"description\":\"a\",\"mtu\":100}")))
        .addUpdate(update("lo1/config/description", text("b")))
        .addUpdate(update(DESCRIPTION, text("c"))));

    SetResponse answer = send(set()
        .addDelete(path("/interfaces/interface[name=*]/config/description"))
        .addDelete(path("lo9"))
        .addDelete(path("/nonsense/at/all")));

    assertThat(answer.getResponseList()).hasSize(3);
    assertThat(value("lo0/config/mtu")).isEqualTo(uint(100));
    for (String gone : List.of("lo0", "lo1", "eth0")) {
      assertRefused(
          () -> value(gone + "/config/description"), Status.Code.NOT_FOUND, "description");
    }
    var client = gnmi.client().subscribe(stream(onChange("/interfaces"))).forget();
    send(set().addDelete(path("lo0")));
    gnmi.settle();
    assertThat(client.deletes()).containsExactly("/interfaces/interface[name=lo0]");
    send(set().addUpdate(update(MTU, uint(9000))).addDelete(path("/interfaces/interface")));
  }

  @Test
  @SuppressWarnings("deprecation") // refused
  void W10_each_mistake_has_its_status() {
    Path unnamed = Path.newBuilder().addElem(PathElem.newBuilder().setName("")).build();

    assertRefused(
        () -> send(set().addDelete(unnamed)),
        Status.Code.INVALID_ARGUMENT,
        "delete[0].path",
        "elem[0]");
    assertRefused(
        () -> send(set().addUpdate(update("eth0/config/mtuu", uint(1)))),
        Status.Code.NOT_FOUND,
        "update[0]",
        "mtuu",
        "mtu");
    assertRefused(
        () -> send(set().addReplace(update("nonsense:/system", json("{}")))),
        Status.Code.NOT_FOUND,
        "replace[0]",
        "nonsense");
    assertRefused(
        () -> send(set().addUpdate(update(MTU, uint(70_000)))),
        Status.Code.INVALID_ARGUMENT,
        "update[0]",
        "70000");
    assertRefused(
        () -> send(set().addUpdate(update(MTU, text("many")))),
        Status.Code.INVALID_ARGUMENT,
        "many");
    assertRefused(
        () -> send(set().addUpdate(update("eth0/config", uint(3)))),
        Status.Code.INVALID_ARGUMENT,
        "update[0]",
        "json");
    assertRefused(
        () -> send(set().addUpdate(update("eth0/config", json("{\"mtu\":")))),
        Status.Code.INVALID_ARGUMENT,
        "JSON",
        "position");
    assertRefused(
        () -> send(set()
            .addUpdate(update(
                MTU, TypedValue.newBuilder().setProtoBytes(ByteString.EMPTY).build()))),
        Status.Code.UNIMPLEMENTED,
        "PROTO_BYTES");
    assertRefused(
        () -> send(set().addUpdate(update(MTU, TypedValue.getDefaultInstance()))),
        Status.Code.INVALID_ARGUMENT,
        "val");
    assertRefused(
        () -> send(set()
            .addUpdate(com.github.gnmi.proto.Update.newBuilder()
                .setPath(path(MTU))
                .setValue(com.github.gnmi.proto.Value.getDefaultInstance()))),
        Status.Code.UNIMPLEMENTED,
        "val");
    assertRefused(
        () -> send(set().addUpdate(update("eth5/config/mtu", uint(1400)))),
        Status.Code.ABORTED,
        "update[0]",
        "eth5");
  }

  @Test
  void W11_the_status_is_that_of_the_first_failing_operation() {
    assertRefused(
        () -> send(set()
            .addDelete(path("eth0/config/description"))
            .addReplace(update("eth0/config/mtuu", uint(1)))
            .addUpdate(update(MTU, text("many")))),
        Status.Code.NOT_FOUND,
        "replace[0]",
        "mtuu");
  }

  @Test
  void W12_writing_a_read_only_leaf_is_refused() {
    assertRefused(
        () -> send(set().addUpdate(update("eth0/state/mtu", uint(9000)))),
        Status.Code.INVALID_ARGUMENT,
        "update[0]",
        "read-only");
    assertRefused(
        () -> send(set().addUpdate(update("eth0", json("{\"state\":{\"mtu\":9000}}")))),
        Status.Code.INVALID_ARGUMENT,
        "update[0]",
        "read-only");
    assertRefused(
        () -> send(set().addDelete(path("eth0/state"))),
        Status.Code.INVALID_ARGUMENT,
        "delete[0]",
        "read-only");
    assertRefused(
        () -> send(set().addDelete(path("/interfaces/interface/state/counters/*"))),
        Status.Code.INVALID_ARGUMENT,
        "delete[0]",
        "read-only");
  }

  @Test
  void set_ofTooManyOperations_isRefused() {
    SetRequest.Builder request = set();
    for (int i = 0; i < RequestPaths.MOST; i++) {
      request.addDeleteBuilder();
    }
    request.addUpdate(update(MTU, uint(9000)));

    assertRefused(
        () -> send(request),
        Status.Code.INVALID_ARGUMENT,
        "delete, replace and update has 10001 entries",
        "10000");
  }

  /** Reading that many digits as a number would take minutes on Java 17. */
  @Test
  @Timeout(20)
  void set_ofADecimalByALongText_isRefusedAtOnce() {
    TypedValue digits =
        TypedValue.newBuilder().setAsciiVal("1".repeat(4_000_000)).build();

    assertRefused(
        () -> send(
            set().addUpdate(update("spate:/links/link[interface=eth0]/state/latency", digits))),
        Status.Code.INVALID_ARGUMENT,
        "update[0]",
        "read-only");
  }

  @Test
  void set_onAReadOnlyTarget_isUnimplemented() {
    var host = gnmi.store().claim("host", true, null);
    var group =
        host.group(SmallDevice.path("/system/state"), List.of("hostname"), new GroupOption[0]);
    var values = group.newValues();
    values.set(0, new Value.Text("host"));
    group.publish(gnmi.now(), values);

    assertRefused(
        () -> gnmi.endpoint("host")
            .set(SetRequest.newBuilder()
                .addDelete(path("/system/config/hostname"))
                .build()),
        Status.Code.UNIMPLEMENTED,
        "target \"host\" is read-only");
  }

  @Test
  void set_thatAccessRefuses_isPermissionDenied() {
    Access nobody = new Access() {
      @Override
      public ReadScope readScope(Caller caller) {
        return ReadScope.ALL;
      }

      @Override
      public Optional<String> refuseSet(Caller caller, String target, dev.spate.path.Path path) {
        return path.startsWith(SmallDevice.path("eth0"))
            ? Optional.of("%s may not set %s of %s".formatted(caller.listener(), path, target))
            : Optional.empty();
      }
    };
    try (GnmiHarness guarded = GnmiHarness.with(GnmiConfig.defaults(), nobody, "router1")) {
      guarded
          .gateway()
          .set(set().addUpdate(update("eth1/config/mtu", uint(9000))).build());
      assertRefused(
          () -> guarded
              .gateway()
              .set(set()
                  .addUpdate(update("eth1/config/mtu", uint(9000)))
                  .addUpdate(update(MTU, uint(9000)))
                  .build()),
          Status.Code.PERMISSION_DENIED,
          "update[1]",
          "gateway may not set",
          "router1");
    }
  }

  @Test
  void values_areAcceptedInEveryEncoding() {
    for (TypedValue mtu : List.of(
        uint(9000),
        TypedValue.newBuilder().setIntVal(9000).build(),
        json("9000"),
        ietf("9000"),
        TypedValue.newBuilder().setAsciiVal("9000").build())) {
      send(set().addReplace(update(MTU, mtu)));
      assertThat(value(MTU)).as(mtu.toString()).isEqualTo(uint(9000));
      send(set().addDelete(path(MTU)));
    }
    for (TypedValue enabled : List.of(
        bool(false), json("false"), TypedValue.newBuilder().setAsciiVal("false").build())) {
      send(set().addReplace(update("eth0/config/enabled", enabled)));
      assertThat(value("eth0/config/enabled")).isEqualTo(bool(false));
      send(set().addDelete(path("eth0/config/enabled")));
    }
    send(
        set()
            .addUpdate(
                update(
                    "eth0",
                    ietf(
                        "{\"openconfig-interfaces:config\":{\"type\":\"iana-if-type:ethernetCsmacd\",\"mtu\":1234}}"))));
    assertThat(value(MTU)).isEqualTo(uint(1234));
    assertRefused(
        () -> send(set()
            .addUpdate(
                update(MTU, TypedValue.newBuilder().setAsciiVal("9000 bytes").build()))),
        Status.Code.INVALID_ARGUMENT,
        "9000 bytes");
  }

  @Test
  void set_whoseDeviceBreaks_isAFaultOfOurOwn() {
    gnmi.store().claim("broken", true, (target, changes) -> {
      throw new IllegalStateException("a bug");
    });

    assertThatThrownBy(() -> gnmi.gateway()
            .set(SetRequest.newBuilder()
                .setPrefix(target("broken"))
                .addUpdate(update(MTU, uint(9000)))
                .build()))
        .hasMessageStartingWith("UNKNOWN")
        .hasMessageNotContaining("a bug");
  }

  private SetResponse send(SetRequest.Builder request) {
    return gnmi.gateway().set(request.build());
  }

  private TypedValue value(String path) {
    return gnmi.gateway().get(get(path).build()).getNotification(0).getUpdate(0).getVal();
  }
}
