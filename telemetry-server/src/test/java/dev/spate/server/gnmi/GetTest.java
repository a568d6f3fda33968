package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.GeneralTest.assertRefused;
import static dev.spate.server.gnmi.Requests.get;
import static dev.spate.server.gnmi.Requests.path;
import static dev.spate.server.gnmi.Requests.target;
import static dev.spate.server.gnmi.Requests.text;
import static dev.spate.server.gnmi.Requests.uint;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.Update;
import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import dev.spate.value.DataSize;
import dev.spate.value.Value;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checklist rules T1 to T7: Get. */
class GetTest {

  private final GnmiHarness gnmi = GnmiHarness.with("router1");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void T1_the_encoding_defaults_to_json() {
    GetResponse answer = ask(GetRequest.newBuilder().addPath(path("eth0/config/mtu")));

    assertThat(onlyUpdate(answer).getVal().getJsonVal().toStringUtf8()).isEqualTo("1500");
  }

  @Test
  void T1_an_unsupported_encoding_is_unimplemented_and_named() {
    assertRefused(
        () -> ask(get("/").setEncoding(Encoding.BYTES)),
        Status.Code.UNIMPLEMENTED,
        "encoding",
        "BYTES");
    assertRefused(
        () -> ask(get("/").setEncodingValue(77)), Status.Code.UNIMPLEMENTED, "encoding", "77");
    assertRefused(
        () -> ask(get("/").setEncodingValue(-1)), Status.Code.UNIMPLEMENTED, "encoding", "-1");
  }

  @Test
  void T2_type_selects_config_state_or_operational() {
    List<String> all = names(get("eth0"));
    List<String> config = names(get("eth0").setType(GetRequest.DataType.CONFIG));
    List<String> state = names(get("eth0").setType(GetRequest.DataType.STATE));
    List<String> operational = names(get("eth0").setType(GetRequest.DataType.OPERATIONAL));

    assertThat(all).contains("config/mtu", "state/mtu", "state/counters/in-octets");
    assertThat(config).contains("config/mtu", "name").noneMatch(name -> name.startsWith("state"));
    assertThat(state)
        .contains("state/mtu", "state/counters/in-octets")
        .noneMatch(name -> name.startsWith("config"));
    assertThat(operational)
        .containsExactly("state/counters/in-octets", "state/counters/out-octets");
    assertThat(all).hasSize(config.size() + state.size());
  }

  @Test
  void T2_an_undefined_type_is_refused() {
    assertRefused(() -> ask(get("/").setTypeValue(4)), Status.Code.INVALID_ARGUMENT, "type", "4");
    assertRefused(() -> ask(get("/").setTypeValue(-1)), Status.Code.INVALID_ARGUMENT, "type", "-1");
  }

  private List<String> names(GetRequest.Builder request) {
    return ask(request).getNotification(0).getUpdateList().stream()
        .map(update -> String.join(
            "/",
            update.getPath().getElemList().stream()
                .skip(2)
                .map(PathElem::getName)
                .toList()))
        .toList();
  }

  @Test
  void T3_each_path_has_its_own_notification_with_the_time_of_the_snapshot() {
    gnmi.advance(Duration.ofMinutes(5));

    GetResponse answer = ask(get("eth0/config", "eth0/config", "eth0"));

    assertThat(answer.getNotificationList()).hasSize(3);
    assertThat(answer.getNotification(0)).isEqualTo(answer.getNotification(1));
    assertThat(answer.getNotificationList())
        .extracting(Notification::getTimestamp)
        .containsOnly(gnmi.now());
  }

  @Test
  void T4_valid_but_absent_is_not_found_and_unknown_is_unimplemented() {
    assertRefused(() -> ask(get("eth9/config/mtu")), Status.Code.NOT_FOUND, "path[0]", "eth9");
    assertRefused(
        () -> ask(get("eth0/config/mtuu")),
        Status.Code.UNIMPLEMENTED,
        "path[0]",
        "mtuu",
        "did you mean mtu");
    assertRefused(
        () -> ask(get("nonsense:/system")), Status.Code.UNIMPLEMENTED, "path[0]", "nonsense");
  }

  @Test
  void T4_a_syntactically_bad_path_is_invalid() {
    Path unnamed = Path.newBuilder().addElem(PathElem.newBuilder().setName("")).build();
    Path unnamedKey = Path.newBuilder()
        .addElem(PathElem.newBuilder().setName("interfaces").putKey("", "x"))
        .build();

    assertRefused(
        () -> ask(get().addPath(unnamed)), Status.Code.INVALID_ARGUMENT, "path[0]", "elem[0]");
    assertRefused(
        () -> ask(get().addPath(unnamedKey)), Status.Code.INVALID_ARGUMENT, "path[0]", "key");
  }

  @Test
  void T4_one_bad_path_fails_the_rpc_and_the_worst_is_told() {
    Path unnamed = Path.newBuilder().addElem(PathElem.newBuilder().setName("")).build();

    assertRefused(() -> ask(get("eth0", "eth9")), Status.Code.NOT_FOUND, "path[1]");
    assertRefused(() -> ask(get("eth9", "/nonsense")), Status.Code.UNIMPLEMENTED, "path[1]");
    assertRefused(
        () -> ask(get("eth9", "/nonsense").addPath(unnamed)),
        Status.Code.INVALID_ARGUMENT,
        "path[2]");
  }

  @Test
  void T4_a_valid_path_without_data_of_the_type_is_not_found() {
    assertRefused(
        () -> ask(get("eth0/config").setType(GetRequest.DataType.STATE)),
        Status.Code.NOT_FOUND,
        "STATE");
  }

  @Test
  void T4_an_absent_leaf_of_a_present_container_is_not_found_in_every_encoding() {
    for (Encoding encoding : Encodings.OFFERED) {
      assertRefused(
          () -> ask(get("eth0/config/description").setEncoding(encoding)),
          Status.Code.NOT_FOUND,
          "description");
    }
  }

  @Test
  void T5_a_wildcard_gives_one_notification_with_concrete_paths() {
    GetResponse leaves = ask(get("/interfaces/interface[name=*]/config/mtu"));
    GetResponse trees = ask(get("/interfaces/interface[name=*]").setEncoding(Encoding.JSON_IETF));

    assertThat(leaves.getNotificationList()).hasSize(1);
    assertThat(leaves.getNotification(0).getUpdateList())
        .extracting(Update::getPath)
        .containsExactly(path("eth0/config/mtu"), path("eth1/config/mtu"));
    assertThat(trees.getNotification(0).getUpdateList())
        .extracting(Update::getPath)
        .containsExactly(path("eth0"), path("eth1"));
    assertThat(trees.getNotification(0).getUpdate(1).getVal().getJsonIetfVal().toStringUtf8())
        .contains("\"openconfig-interfaces:name\":\"eth1\"");
  }

  @Test
  void T5_a_wildcard_below_a_container_gives_leaves_and_containers_each_with_its_path() {
    GetResponse answer = ask(get("eth0/state/*").setEncoding(Encoding.JSON));

    assertThat(answer.getNotification(0).getUpdateList())
        .extracting(Update::getPath)
        .contains(path("eth0/state/mtu"), path("eth0/state/enabled"), path("eth0/state/counters"));
    assertThat(json(answer, "eth0/state/mtu")).isEqualTo("1500");
    assertThat(json(answer, "eth0/state/counters"))
        .isEqualTo("{\"in-octets\":1000,\"out-octets\":2000}");
  }

  private static String json(GetResponse answer, String path) {
    return answer.getNotification(0).getUpdateList().stream()
        .filter(update -> update.getPath().equals(path(path)))
        .findFirst()
        .orElseThrow()
        .getVal()
        .getJsonVal()
        .toStringUtf8();
  }

  @Test
  void T5_a_wildcard_without_a_match_is_not_found() {
    assertRefused(
        () -> ask(get("/lldp/interfaces/interface[name=*]/state/name")),
        Status.Code.NOT_FOUND,
        "lldp");
  }

  @Test
  void T6_zero_paths_mean_the_path_of_the_prefix_or_else_the_root() {
    GetResponse prefix = ask(get().setPrefix(path("eth0/config")));
    GetResponse root = ask(get());

    assertThat(prefix.getNotification(0).getUpdateList())
        .extracting(Update::getPath)
        .contains(path("eth0/config/mtu"))
        .doesNotContain(path("eth1/config/mtu"));
    assertThat(root.getNotification(0).getUpdateList())
        .extracting(Update::getPath)
        .contains(path("eth0/config/mtu"), path("/system/config/hostname"));
  }

  @Test
  void T7_a_container_is_one_object_in_json_and_one_update_a_leaf_in_proto_and_ascii() {
    for (Encoding encoding : List.of(Encoding.JSON, Encoding.JSON_IETF)) {
      Update tree = onlyUpdate(ask(get("eth0/state/counters").setEncoding(encoding)));
      assertThat(tree.getPath()).isEqualTo(path("eth0/state/counters"));
    }
    assertThat(onlyUpdate(ask(get("eth0/state/counters").setEncoding(Encoding.JSON)))
            .getVal()
            .getJsonVal()
            .toStringUtf8())
        .isEqualTo("{\"in-octets\":1000,\"out-octets\":2000}");
    assertThat(onlyUpdate(ask(get("eth0/state/counters").setEncoding(Encoding.JSON_IETF)))
            .getVal()
            .getJsonIetfVal()
            .toStringUtf8())
        .isEqualTo(
            "{\"openconfig-interfaces:in-octets\":\"1000\",\"openconfig-interfaces:out-octets\":\"2000\"}");
    assertThat(ask(get("eth0/state/counters")).getNotification(0).getUpdateList())
        .extracting(Update::getVal)
        .containsExactly(uint(1000), uint(2000));
    assertThat(ask(get("eth0/state/counters").setEncoding(Encoding.ASCII))
            .getNotification(0)
            .getUpdateList())
        .extracting(update -> update.getVal().getAsciiVal())
        .containsExactly("1000", "2000");
  }

  @Test
  void get_aboveTheLimit_isRefusedAndNamesSubscribeOnce() {
    GnmiConfig usual = GnmiConfig.defaults();
    GnmiConfig small = new GnmiConfig(
        usual.lowestInterval(),
        usual.highestInterval(),
        usual.targetDefinedInterval(),
        false,
        new DataSize(300),
        usual.streamBuffer());
    try (GnmiHarness limited = GnmiHarness.with(small, Access.ALLOW_ALL, "router1")) {
      for (Encoding encoding : Encodings.OFFERED) {
        assertThat(limited
                .gateway()
                .get(get("eth0/config/mtu").setEncoding(encoding).build()))
            .isNotNull();
        assertRefused(
            () -> limited.gateway().get(get("/").setEncoding(encoding).build()),
            Status.Code.RESOURCE_EXHAUSTED,
            "300 bytes",
            "Subscribe",
            "ONCE");
      }
    }
  }

  @Test
  void get_countsThePrefixesInTheLimit() {
    GnmiConfig usual = GnmiConfig.defaults();
    GnmiConfig small = new GnmiConfig(
        usual.lowestInterval(),
        usual.highestInterval(),
        usual.targetDefinedInterval(),
        false,
        new DataSize(3000),
        usual.streamBuffer());
    Path longName = target("t".repeat(1000));
    try (GnmiHarness limited = GnmiHarness.with(small, Access.ALLOW_ALL, "router1")) {
      String mtu = "eth0/config/mtu";
      assertThat(limited
              .endpoint("router1")
              .get(get(mtu, mtu).setPrefix(longName).build())
              .getNotificationList())
          .hasSize(2);
      assertRefused(
          () -> limited
              .endpoint("router1")
              .get(get(mtu, mtu, mtu).setPrefix(longName).build()),
          Status.Code.RESOURCE_EXHAUSTED,
          "3000 bytes");
    }
  }

  @Test
  void get_ofTooManyPaths_isRefused() {
    GetRequest.Builder request = get();
    for (int i = 0; i <= RequestPaths.MOST; i++) {
      request.addPathBuilder();
    }

    assertRefused(
        () -> ask(request), Status.Code.INVALID_ARGUMENT, "path has 10001 entries", "10000");
  }

  @Test
  void get_tellsOnlyWhatTheCallerMaySee() {
    try (GnmiHarness scoped =
        GnmiHarness.with(GnmiConfig.defaults(), new OnlySystem(), "router1")) {
      GetResponse answer = scoped.gateway().get(get("/").build());

      assertThat(answer.getNotification(0).getUpdateList())
          .isNotEmpty()
          .allMatch(update -> update.getPath().getElem(0).getName().equals("system"));
      assertThat(scoped.client().subscribe(Requests.once("/")).paths())
          .isNotEmpty()
          .allMatch(path -> path.startsWith("/system/"));
    }
  }

  /** Lets callers of the gateway see the system alone. */
  private record OnlySystem() implements Access {
    @Override
    public ReadScope readScope(Caller caller) {
      assertThat(caller).isEqualTo(new Caller("gateway", ""));
      return (target, container) -> container.startsWith(SmallDevice.path("/system"));
    }

    @Override
    public Optional<String> refuseSet(Caller caller, String target, dev.spate.path.Path path) {
      return Optional.empty();
    }
  }

  @Test
  void get_ofALeafThatWentAway_isNotFound() {
    router1.set("eth0/state/logical", new Value.Bool(true));
    router1.clear("eth0/state/logical");

    assertRefused(() -> ask(get("eth0/state/logical")), Status.Code.NOT_FOUND, "logical");
  }

  @Test
  void get_withTheTargetSet_saysSoInThePrefixAlone() {
    Notification notification =
        ask(get("/system/config/hostname").setPrefix(target("router1"))).getNotification(0);

    assertThat(notification.getPrefix()).isEqualTo(target("router1"));
    assertThat(notification.getUpdate(0).getPath()).isEqualTo(path("/system/config/hostname"));
    assertThat(notification.getUpdate(0).getVal()).isEqualTo(text("router1"));
  }

  private GetResponse ask(GetRequest.Builder request) {
    return gnmi.gateway().get(request.build());
  }

  private static Update onlyUpdate(GetResponse answer) {
    assertThat(answer.getNotificationList()).hasSize(1);
    assertThat(answer.getNotification(0).getUpdateList()).hasSize(1);
    return answer.getNotification(0).getUpdate(0);
  }
}
