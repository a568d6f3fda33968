package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.Requests.get;
import static dev.spate.server.gnmi.Requests.onChange;
import static dev.spate.server.gnmi.Requests.once;
import static dev.spate.server.gnmi.Requests.path;
import static dev.spate.server.gnmi.Requests.sample;
import static dev.spate.server.gnmi.Requests.stream;
import static dev.spate.server.gnmi.Requests.target;
import static dev.spate.server.gnmi.Requests.text;
import static dev.spate.server.gnmi.Requests.uint;
import static dev.spate.server.gnmi.Requests.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.ModelData;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.gNMIGrpc;
import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import com.github.openconfig.gnmi.proto.gnmi_ext.RegisteredExtension;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.spate.value.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checklist rules G1 to G16 and C1: what holds for all RPCs. */
class GeneralTest {

  private final GnmiHarness gnmi = GnmiHarness.with("router1", "router2");
  private final SmallDevice router1 = gnmi.device("router1");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void G1_reflection_describes_the_service_and_its_extensions_by_their_import_path()
      throws Exception {
    List<ServerReflectionResponse> answers = new ArrayList<>();
    StreamObserver<ServerReflectionRequest> asked = ServerReflectionGrpc.newStub(
            gnmi.gatewayChannel())
        .serverReflectionInfo(new Collecting<>(answers));

    asked.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    asked.onNext(ServerReflectionRequest.newBuilder()
        .setFileContainingSymbol("gnmi.gNMI")
        .build());
    asked.onNext(ServerReflectionRequest.newBuilder()
        .setFileContainingSymbol("gnmi_ext.Extension")
        .build());
    asked.onCompleted();

    assertThat(answers.get(0).getListServicesResponse().getServiceList())
        .extracting(service -> service.getName())
        .contains("gnmi.gNMI");
    FileDescriptorProto service = FileDescriptorProto.parseFrom(
        answers.get(1).getFileDescriptorResponse().getFileDescriptorProto(0));
    assertThat(service.getService(0).getMethodList())
        .extracting(method -> method.getName())
        .containsExactlyInAnyOrder("Capabilities", "Get", "Set", "Subscribe");
    assertThat(service.getService(0).getMethodList())
        .filteredOn(method -> method.getName().equals("Subscribe"))
        .extracting(method -> method.getOutputType())
        .containsExactly(".gnmi.SubscribeResponse");
    FileDescriptorProto extension = FileDescriptorProto.parseFrom(
        answers.get(2).getFileDescriptorResponse().getFileDescriptorProto(0));
    assertThat(extension.getName())
        .isEqualTo("github.com/openconfig/gnmi/proto/gnmi_ext/gnmi_ext.proto");
    assertThat(service.getDependencyList()).contains(extension.getName());
  }

  @Test
  void G3_errors_name_the_field_and_its_value() {
    var client =
        gnmi.client().subscribe(stream(onChange("eth0"), sample("eth1", Duration.ofNanos(7))));

    assertThat(client.status().getDescription())
        .contains("subscription[1].sample_interval", "7 ns");
    assertThatThrownBy(
            () -> gnmi.gateway().get(get("eth0", "/interfaces/interfaze").build()))
        .hasMessageContaining("path[1]")
        .hasMessageContaining("interfaze")
        .hasMessageContaining("interface");
  }

  @Test
  void G3_what_is_wrong_with_all_paths_is_told_of_its_own_field() {
    var client = gnmi.client().subscribe(once("/system").setPrefix(target("routr1")));
    assertThat(client.status().getDescription()).startsWith("subscribe.prefix.target: ");
    ModelData unknown = ModelData.newBuilder().setName("acme").build();
    assertThatThrownBy(
            () -> gnmi.gateway().get(get("/system").addUseModels(unknown).build()))
        .hasMessageContaining(": use_models: model \"acme\"");
  }

  @Test
  void G3_a_path_that_is_too_long_is_told_by_its_field_and_length() {
    assertRefused(
        () -> gnmi.gateway().get(get("/system", "/a".repeat(64)).build()),
        Status.Code.INVALID_ARGUMENT,
        "path[1] has 64 elements");
  }

  @Test
  void G4_every_notification_has_a_timestamp_in_nanoseconds() {
    var client = gnmi.client().subscribe(once("/"));
    var answer = gnmi.gateway().get(get("/").build());

    assertThat(client.notifications()).isNotEmpty().allSatisfy(this::hasTimestamp);
    assertThat(answer.getNotificationList()).isNotEmpty().allSatisfy(this::hasTimestamp);
  }

  private void hasTimestamp(Notification notification) {
    assertThat(notification.getTimestamp())
        .isEqualTo(gnmi.now())
        .isGreaterThan(1_700_000_000_000_000_000L);
  }

  @Test
  void G5_paths_are_unique_within_one_update_list() {
    var client = gnmi.client().subscribe(once("eth0", "eth0/state"));

    for (Notification notification : client.notifications()) {
      assertThat(notification.getUpdateList())
          .extracting(update -> update.getPath())
          .doesNotHaveDuplicates();
    }
    assertThat(gnmi.gateway()
            .get(get("/interfaces")
                .setPrefix(target("router1"))
                .setEncoding(Encoding.PROTO)
                .build())
            .getNotification(0)
            .getUpdateList())
        .extracting(update -> update.getPath())
        .doesNotHaveDuplicates();
  }

  @Test
  void G6_prefix_and_path_are_the_absolute_path_and_no_elem_is_the_root() {
    Path interfaces = path("/interfaces/interface[name=eth0]").toBuilder()
        .setTarget("router1")
        .build();
    var split = gnmi.client().subscribe(once("/state/counters").setPrefix(interfaces));
    var whole = gnmi.client().subscribe(once("eth0/state/counters").setPrefix(target("router1")));
    var root = gnmi.client().subscribe(once("/").setPrefix(target("router1")));

    assertThat(split.paths()).isEqualTo(whole.paths()).hasSize(2);
    assertThat(root.paths())
        .containsAll(whole.paths())
        .contains("/system/config/hostname", "/interfaces/interface[name=eth1]/config/mtu");
  }

  @Test
  void G7_a_device_endpoint_reflects_the_target_exactly_as_sent() {
    for (String sent : List.of("", "router1", "nonsense", "*", "router2")) {
      var client = gnmi.clientOf("router1").subscribe(once("/system").setPrefix(target(sent)));
      assertThat(client.leaves())
          .extracting(SubscribeClient.Leaf::target)
          .isNotEmpty()
          .containsOnly(sent);
      assertThat(client.leaves("/system/config/hostname"))
          .extracting(SubscribeClient.Leaf::value)
          .containsExactly(text("router1"));
      var answer =
          gnmi.endpoint("router1").get(get("/system").setPrefix(target(sent)).build());
      assertThat(answer.getNotificationList()).hasSize(1);
      assertThat(answer.getNotification(0).getPrefix().getTarget()).isEqualTo(sent);
    }
  }

  @Test
  void G7_a_target_longer_than_any_name_is_refused() {
    Path longest = target("t".repeat(1024));
    Path longer = target("t".repeat(1025));

    assertThat(gnmi.endpoint("router1")
            .get(get("/system").setPrefix(longest).build())
            .getNotification(0)
            .getPrefix())
        .isEqualTo(longest);
    assertRefused(
        () -> gnmi.endpoint("router1").get(get("/system").setPrefix(longer).build()),
        Status.Code.INVALID_ARGUMENT,
        "prefix.target has 1025 characters",
        "1024");
    var client = gnmi.clientOf("router1").subscribe(once("/system").setPrefix(longer));
    assertThat(client.status().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(client.status().getDescription()).contains("prefix.target has 1025 characters");
  }

  @Test
  void G7_the_gateway_names_each_device_also_where_the_request_named_none() {
    for (String all : List.of("", "*")) {
      var client = gnmi.client().subscribe(once("/system/config").setPrefix(target(all)));
      assertThat(client.leaves())
          .extracting(SubscribeClient.Leaf::target)
          .containsExactly("router1", "router2");
      var answer =
          gnmi.gateway().get(get("/system/config").setPrefix(target(all)).build());
      assertThat(answer.getNotificationList())
          .extracting(notification -> notification.getPrefix().getTarget())
          .containsExactly("router1", "router2");
    }
    var one = gnmi.client().subscribe(once("/system").setPrefix(target("router2")));
    assertThat(one.leaves()).extracting(SubscribeClient.Leaf::target).containsOnly("router2");
  }

  @Test
  void G7_a_device_that_comes_later_is_among_all() {
    var client = gnmi.client().subscribe(stream(onChange("/system/config"))).forget();

    gnmi.add("router3");
    gnmi.settle();

    assertThat(client.leaves()).extracting(SubscribeClient.Leaf::target).containsExactly("router3");
  }

  @Test
  void G7_an_unknown_target_is_not_found_and_the_nearest_names_are_told() {
    var client = gnmi.client().subscribe(once("/system").setPrefix(target("routr1")));
    assertThat(client.status().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(client.status().getDescription()).contains("routr1", "router1");

    assertRefused(
        () -> gnmi.gateway().get(get("/system").setPrefix(target("routr1")).build()),
        Status.Code.NOT_FOUND,
        "routr1",
        "router1");
    assertRefused(
        () -> gnmi.gateway().set(set(target("routr1"))),
        Status.Code.NOT_FOUND,
        "routr1",
        "router1");
  }

  @Test
  void G7_set_needs_one_devices_name() {
    for (String all : List.of("", "*")) {
      assertRefused(
          () -> gnmi.gateway().set(set(target(all))),
          Status.Code.INVALID_ARGUMENT,
          "prefix.target");
    }
    assertThat(gnmi.endpoint("router1").set(set(target(""))).getResponseCount()).isEqualTo(1);
  }

  private static SetRequest set(Path prefix) {
    return SetRequest.newBuilder()
        .setPrefix(prefix)
        .addUpdate(update("eth0/config/mtu", uint(9000)))
        .build();
  }

  @Test
  void G7_get_is_not_found_only_where_no_device_has_the_path() {
    router1.set("/system/state/motd-banner", new Value.Text("hello"));

    var answer = gnmi.gateway().get(get("/system/state/motd-banner").build());

    assertThat(answer.getNotificationList())
        .extracting(notification -> notification.getPrefix().getTarget())
        .containsExactly("router1");
    assertRefused(
        () -> gnmi.gateway().get(get("/system/state/domain-name").build()),
        Status.Code.NOT_FOUND,
        "/system/state/domain-name");
  }

  @Test
  void G7_a_target_in_a_path_is_refused() {
    Path bad = path("/system").toBuilder().setTarget("router1").build();

    assertRefused(
        () -> gnmi.gateway().get(get().addPath(bad).build()),
        Status.Code.INVALID_ARGUMENT,
        "path[0].target",
        "router1");
  }

  @Test
  void G8_an_origin_in_both_prefix_and_path_is_refused() {
    Path prefix = Path.newBuilder().setOrigin("openconfig").build();
    Path both = path("/system").toBuilder().setOrigin("openconfig").build();

    assertRefused(
        () -> gnmi.gateway().get(get().setPrefix(prefix).addPath(both).build()),
        Status.Code.INVALID_ARGUMENT,
        "path[0]",
        "openconfig");
  }

  @Test
  void G8_the_origin_is_left_empty_for_openconfig_and_told_for_every_other() {
    router1.set("spate:/links/link[interface=eth0]/state/latency", new Value.Decimal(120.5));
    Path openconfig = path("/system").toBuilder().setOrigin("openconfig").build();

    var plain =
        gnmi.client().subscribe(once().addSubscription(onChange("/system").setPath(openconfig)));
    var links = gnmi.client().subscribe(once("spate:/links"));
    var root = gnmi.client().subscribe(once("/"));

    assertThat(plain.notifications())
        .extracting(notification -> notification.getPrefix().getOrigin())
        .isNotEmpty()
        .containsOnly("");
    assertThat(links.notifications())
        .extracting(notification -> notification.getPrefix().getOrigin())
        .isNotEmpty()
        .containsOnly("spate");
    assertThat(root.paths())
        .as("a root covers one origin")
        .noneMatch(path -> path.startsWith("spate:"));
    assertThat(gnmi.gateway()
            .get(get("spate:/links").build())
            .getNotification(0)
            .getPrefix()
            .getOrigin())
        .isEqualTo("spate");
    assertThat(gnmi.gateway()
            .get(get("/system").build())
            .getNotification(0)
            .getPrefix()
            .getOrigin())
        .isEmpty();
  }

  @Test
  void G9_json_leaves_are_bare_values_and_encodings_are_not_mixed() {
    var json = gnmi.client().subscribe(once("eth0").setEncoding(Encoding.JSON));
    var ietf = gnmi.client().subscribe(once("eth0").setEncoding(Encoding.JSON_IETF));

    assertThat(json.leaves()).allMatch(leaf -> leaf.value().hasJsonVal());
    assertThat(ietf.leaves()).allMatch(leaf -> leaf.value().hasJsonIetfVal());
    assertThat(utf8(json, "eth0/state/counters/in-octets").getJsonVal().toStringUtf8())
        .isEqualTo("1000");
    assertThat(utf8(ietf, "eth0/state/counters/in-octets").getJsonIetfVal().toStringUtf8())
        .as("RFC 7951 quotes 64 bits")
        .isEqualTo("\"1000\"");
    assertThat(utf8(ietf, "eth0/state/mtu").getJsonIetfVal().toStringUtf8()).isEqualTo("1500");
    assertThat(utf8(ietf, "eth0/state/type").getJsonIetfVal().toStringUtf8())
        .isEqualTo("\"iana-if-type:ethernetCsmacd\"");
    assertThat(utf8(json, "eth0/state/type").getJsonVal().toStringUtf8())
        .isEqualTo("\"ethernetCsmacd\"");
  }

  @Test
  void G9_json_ietf_names_are_qualified_where_the_module_changes() {
    var answer = gnmi.gateway()
        .get(get("/interfaces")
            .setPrefix(target("router1"))
            .setEncoding(Encoding.JSON_IETF)
            .build());

    assertThat(answer.getNotification(0).getUpdate(0).getVal().getJsonIetfVal().toStringUtf8())
        .startsWith("{\"openconfig-interfaces:interface\":[{\"name\":\"eth0\"");
  }

  private static TypedValue utf8(SubscribeClient client, String path) {
    return client.leaves(path).get(0).value();
  }

  @Test
  void G10_proto_uses_the_scalar_of_each_type() {
    router1.set("/system/config/domain-name", new Value.Text("example"));
    router1.set("eth0/state/oper-status", new Value.Text("UP"));
    router1.set("spate:/links/link[interface=eth0]/state/loss-ratio", new Value.Decimal(0.25));
    var client = gnmi.client()
        .subscribe(once("/", "spate:/").setPrefix(target("router1")).setEncoding(Encoding.PROTO));

    assertThat(utf8(client, "eth0/state/counters/in-octets")).isEqualTo(uint(1000));
    assertThat(utf8(client, "eth0/config/enabled").getBoolVal()).isTrue();
    assertThat(utf8(client, "/system/config/domain-name")).isEqualTo(text("example"));
    assertThat(utf8(client, "eth0/state/oper-status")).as("an enumeration").isEqualTo(text("UP"));
    assertThat(utf8(client, "eth0/state/type")).as("an identity").isEqualTo(text("ethernetCsmacd"));
    assertThat(
            utf8(client, "spate:/links/link[interface=eth0]/state/loss-ratio").getDoubleVal())
        .isEqualTo(0.25);
  }

  @Test
  @SuppressWarnings("deprecation") // accepted, though never sent
  void G10_the_deprecated_floats_are_accepted() {
    TypedValue decimal = TypedValue.newBuilder()
        .setDecimalVal(
            com.github.gnmi.proto.Decimal64.newBuilder().setDigits(90000).setPrecision(1))
        .build();
    TypedValue real = TypedValue.newBuilder().setFloatVal(1400f).build();

    gnmi.gateway()
        .set(Requests.set().addUpdate(update("eth0/config/mtu", decimal)).build());
    gnmi.gateway().set(Requests.set().addUpdate(update("eth1/config/mtu", real)).build());

    var client = gnmi.client().subscribe(once("/interfaces").setPrefix(target("router1")));
    assertThat(utf8(client, "eth0/config/mtu")).isEqualTo(uint(9000));
    assertThat(utf8(client, "eth1/config/mtu")).isEqualTo(uint(1400));
  }

  @Test
  void G11_a_container_means_every_leaf_below_it_the_keys_of_entries_included() {
    var client = gnmi.client().subscribe(once("/interfaces").setPrefix(target("router1")));

    assertThat(client.paths())
        .contains(
            "/interfaces/interface[name=eth0]/name",
            "/interfaces/interface[name=eth0]/config/mtu",
            "/interfaces/interface[name=eth1]/state/counters/out-octets");
  }

  @Test
  void G12_wildcards_select_and_never_come_back() {
    for (String wild : List.of(
        "/interfaces/interface/state/counters/in-octets",
        "/interfaces/interface[name=*]/state/counters/in-octets",
        "/interfaces/*/state/counters/in-octets",
        "/interfaces/.../in-octets",
        "/.../in-octets",
        "/*/.../*/.../in-octets",
        "/.../.../in-octets")) {
      var client = gnmi.client().subscribe(once(wild).setPrefix(target("router1")));
      assertThat(client.paths())
          .as(wild)
          .containsExactly(
              "/interfaces/interface[name=eth0]/state/counters/in-octets",
              "/interfaces/interface[name=eth1]/state/counters/in-octets");
      var answer = gnmi.gateway().get(get(wild).setPrefix(target("router1")).build());
      assertThat(answer.getNotification(0).getUpdateList())
          .as(wild)
          .extracting(update -> update.getPath())
          .containsExactly(
              path("eth0/state/counters/in-octets"), path("eth1/state/counters/in-octets"));
    }
  }

  @Test
  void G13_only_supported_models_may_be_named_and_then_only_their_leaves_are_sent() {
    ModelData interfaces =
        ModelData.newBuilder().setName("openconfig-interfaces").build();
    ModelData unknown = ModelData.newBuilder().setName("openconfig-interfazes").build();

    var client =
        gnmi.client().subscribe(once("/").setPrefix(target("router1")).addUseModels(interfaces));
    assertThat(client.paths()).isNotEmpty().allMatch(path -> path.startsWith("/interfaces/"));
    var answer = gnmi.gateway()
        .get(get("/").setPrefix(target("router1")).addUseModels(interfaces).build());
    assertThat(answer.getNotification(0).getUpdateList())
        .isNotEmpty()
        .allMatch(update -> update.getPath().getElem(0).getName().equals("interfaces"));
    assertRefused(
        () -> gnmi.gateway().get(get("/").addUseModels(unknown).build()),
        Status.Code.UNIMPLEMENTED,
        "openconfig-interfazes",
        "openconfig-interfaces");
    assertThat(gnmi.client().subscribe(once("/").addUseModels(unknown)).status().getCode())
        .isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  @Test
  void G14_unknown_registered_extensions_are_ignored() {
    Extension unknown = Extension.newBuilder()
        .setRegisteredExt(
            RegisteredExtension.newBuilder().setIdValue(777).setMsg(ByteString.copyFromUtf8("?")))
        .build();

    assertThat(gnmi.gateway()
            .capabilities(CapabilityRequest.newBuilder().addExtension(unknown).build()))
        .isNotNull();
    assertThat(gnmi.gateway().get(get("/").addExtension(unknown).build()).getNotificationCount())
        .isEqualTo(2);
    assertThat(gnmi.gateway()
            .set(Requests.set()
                .addDelete(path("eth0/config/mtu"))
                .addExtension(unknown)
                .build())
            .getResponseCount())
        .isEqualTo(1);
  }

  @Test
  @SuppressWarnings("deprecation") // what is tested
  void G15_the_deprecated_element_is_ignored_beside_elem_and_refused_alone() {
    Path both = path("/system/config").toBuilder()
        .addElement("system")
        .addElement("config")
        .build();
    Path alone = Path.newBuilder().addElement("system").build();

    assertThat(gnmi.endpoint("router1").get(get().addPath(both).build()).getNotificationCount())
        .isEqualTo(1);
    assertRefused(
        () -> gnmi.gateway().get(get().addPath(alone).build()),
        Status.Code.UNIMPLEMENTED,
        "path[0]",
        "elem");
  }

  @Test
  void G16_a_modules_name_as_origin_means_the_origin_of_the_module() {
    Path asPygnmiSends =
        path("eth0/config/mtu").toBuilder().setOrigin("openconfig-interfaces").build();

    var answer = gnmi.endpoint("router1").get(get().addPath(asPygnmiSends).build());

    assertThat(answer.getNotification(0).getUpdate(0).getPath()).isEqualTo(path("eth0/config/mtu"));
  }

  @Test
  void G16_module_qualified_names_mean_the_same_node() {
    Path qualified = Path.newBuilder()
        .addElem(PathElem.newBuilder().setName("openconfig-interfaces:interfaces"))
        .addElem(PathElem.newBuilder()
            .setName("openconfig-interfaces:interface")
            .putKey("openconfig-interfaces:name", "eth0"))
        .addElem(PathElem.newBuilder().setName("config"))
        .addElem(PathElem.newBuilder().setName("openconfig-interfaces:mtu"))
        .build();

    var answer = gnmi.endpoint("router1").get(get().addPath(qualified).build());

    assertThat(answer.getNotification(0).getUpdate(0).getPath()).isEqualTo(path("eth0/config/mtu"));
  }

  @Test
  void C1_capabilities_tells_models_with_leaves_encodings_and_version() {
    CapabilityResponse answer = gnmi.gateway().capabilities(CapabilityRequest.getDefaultInstance());

    assertThat(answer.getGNMIVersion()).isEqualTo("0.10.0");
    assertThat(answer.getSupportedEncodingsList())
        .containsExactly(Encoding.JSON, Encoding.JSON_IETF, Encoding.PROTO, Encoding.ASCII);
    assertThat(answer.getSupportedModelsList())
        .extracting(ModelData::getName)
        .contains("openconfig-interfaces", "openconfig-system")
        .doesNotContain("openconfig-lldp", "spate-link");
    assertThat(answer.getSupportedModelsList())
        .filteredOn(model -> model.getName().equals("openconfig-interfaces"))
        .allSatisfy(model -> {
          assertThat(model.getVersion()).isEqualTo("3.8.1");
          assertThat(model.getOrganization()).isEqualTo("OpenConfig working group");
        });
  }

  @Test
  void C1_a_model_is_told_once_it_has_leaves_at_that_endpoint() {
    router1.set("spate:/links/link[interface=eth0]/state/latency", new Value.Decimal(120.5));

    assertThat(models(gnmi.gateway())).contains("spate-link");
    assertThat(models(gnmi.endpoint("router1"))).contains("spate-link");
    assertThat(models(gnmi.endpoint("router2"))).doesNotContain("spate-link");
  }

  private static List<String> models(gNMIGrpc.gNMIBlockingStub stub) {
    return stub
        .capabilities(CapabilityRequest.getDefaultInstance())
        .getSupportedModelsList()
        .stream()
        .map(ModelData::getName)
        .toList();
  }

  static void assertRefused(ThrowingCallable call, Status.Code code, String... words) {
    assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, refusal -> {
      assertThat(refusal.getStatus().getCode()).as(refusal.getMessage()).isEqualTo(code);
      assertThat(refusal.getStatus().getDescription()).contains(words);
    });
  }

  /** Collects what a stream answers. */
  private record Collecting<T>(List<T> answers) implements StreamObserver<T> {
    @Override
    public void onNext(T answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onCompleted() {}
  }
}
