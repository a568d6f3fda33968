package dev.spate.server.gnmi;

import static dev.spate.server.gnmi.GeneralTest.assertRefused;
import static dev.spate.server.gnmi.Requests.get;
import static dev.spate.server.gnmi.Requests.once;
import static dev.spate.server.gnmi.Requests.path;
import static dev.spate.server.gnmi.Requests.set;
import static dev.spate.server.gnmi.Requests.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Update;
import com.github.openconfig.gnmi.proto.gnmi_ext.Commit;
import com.github.openconfig.gnmi.proto.gnmi_ext.ConfigSubscription;
import com.github.openconfig.gnmi.proto.gnmi_ext.Depth;
import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import com.github.openconfig.gnmi.proto.gnmi_ext.History;
import com.github.openconfig.gnmi.proto.gnmi_ext.MasterArbitration;
import com.github.openconfig.gnmi.proto.gnmi_ext.Role;
import com.github.openconfig.gnmi.proto.gnmi_ext.Uint128;
import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checklist rules E1 to E4: extensions. */
class ExtensionsTest {

  private final GnmiHarness gnmi = GnmiHarness.with("router1", "router2");

  @AfterEach
  void close() {
    gnmi.close();
  }

  @Test
  void E1_the_highest_election_id_of_a_role_sets_and_a_lower_one_is_told_it() {
    claim("router1", "", 0, 5);
    claim("router1", "", 0, 5);
    claim("router1", "", 1, 0);

    assertRefused(
        () -> claim("router1", "", 0, -1),
        Status.Code.PERMISSION_DENIED,
        "high 0 low 18446744073709551615",
        "high 1 low 0");
    claim("router1", "", 1, 0);
  }

  @Test
  void E1_election_ids_are_unsigned() {
    claim("router1", "", Long.MIN_VALUE, 0);

    assertRefused(
        () -> claim("router1", "", 5, 0), Status.Code.PERMISSION_DENIED, "9223372036854775808");
  }

  @Test
  void E1_each_role_and_target_elects_for_itself() {
    claim("router1", "", 0, 9);

    claim("router1", "backup", 0, 1);
    claim("router2", "", 0, 1);
    assertRefused(() -> claim("router1", "", 0, 1), Status.Code.PERMISSION_DENIED, "role \"\"");
  }

  @Test
  void E1_no_election_id_is_refused_and_no_extension_accepted() {
    claim("router1", "", 0, 9);
    Extension none = Extension.newBuilder()
        .setMasterArbitration(MasterArbitration.getDefaultInstance())
        .build();

    assertRefused(
        () -> gnmi.gateway().set(set().addExtension(none).build()),
        Status.Code.INVALID_ARGUMENT,
        "election_id");
    assertThat(
            gnmi.gateway().set(set().addDelete(path("eth0/config/mtu")).build()).getResponseCount())
        .isEqualTo(1);
  }

  @Test
  void E1_a_refused_claim_changes_nothing_and_an_accepted_one_alone_is_enough() {
    claim("router1", "", 0, 9);

    assertRefused(
        () -> gnmi.gateway()
            .set(set()
                .addExtension(arbitration("", 0, 8))
                .addDelete(path("eth0/config/mtu"))
                .build()),
        Status.Code.PERMISSION_DENIED,
        "low 9");
    assertRefused(
        () -> gnmi.gateway()
            .set(SetRequest.newBuilder().addExtension(arbitration("", 0, 10)).build()),
        Status.Code.INVALID_ARGUMENT,
        "prefix.target");
  }

  @Test
  void E1_a_claim_is_refused_where_Set_is_and_changes_nothing() {
    Access endpointsAlone = new Access() {
      @Override
      public ReadScope readScope(Caller caller) {
        return ReadScope.ALL;
      }

      @Override
      public Optional<String> refuseSet(Caller caller, String target, dev.spate.path.Path path) {
        return caller.listener().equals("gateway") ? Optional.of("no Set here") : Optional.empty();
      }
    };
    try (GnmiHarness guarded = GnmiHarness.with(GnmiConfig.defaults(), endpointsAlone, "router1")) {
      SetRequest.Builder claim = SetRequest.newBuilder().setPrefix(target("router1"));

      assertRefused(
          () -> guarded
              .gateway()
              .set(claim.clone().addExtension(arbitration("", 0, 9)).build()),
          Status.Code.PERMISSION_DENIED,
          "no Set here");

      assertThat(guarded
              .endpoint("router1")
              .set(claim.clone().addExtension(arbitration("", 0, 1)).build())
              .getResponseCount())
          .as("a lower election id")
          .isZero();
    }
  }

  @Test
  void E1_a_role_has_at_most_255_characters() {
    claim("router1", "r".repeat(255), 0, 1);

    assertRefused(
        () -> claim("router1", "r".repeat(256), 0, 1),
        Status.Code.INVALID_ARGUMENT,
        "master_arbitration.role.id has 256 characters",
        "255");
  }

  @Test
  void E1_other_rpcs_ignore_it() {
    claim("router1", "", 0, 9);

    assertThat(gnmi.gateway()
            .get(get("/system").addExtension(arbitration("", 0, 1)).build())
            .getNotificationCount())
        .isEqualTo(2);
    assertThat(gnmi.client().send(subscribe("/system", arbitration("", 0, 1))).status())
        .isEqualTo(Status.OK);
  }

  private void claim(String device, String role, long high, long low) {
    gnmi.gateway()
        .set(SetRequest.newBuilder()
            .setPrefix(target(device))
            .addExtension(arbitration(role, high, low))
            .build());
  }

  private static Extension arbitration(String role, long high, long low) {
    MasterArbitration.Builder arbitration = MasterArbitration.newBuilder()
        .setElectionId(Uint128.newBuilder().setHigh(high).setLow(low));
    if (!role.isEmpty()) {
      arbitration.setRole(Role.newBuilder().setId(role));
    }
    return Extension.newBuilder().setMasterArbitration(arbitration).build();
  }

  @Test
  void E2_history_is_unimplemented_by_name() {
    Extension history = Extension.newBuilder()
        .setHistory(History.newBuilder().setSnapshotTime(1))
        .build();

    var client = gnmi.client().send(subscribe("/system", history));
    assertThat(client.status().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(client.status().getDescription()).contains("history");
    assertRefused(
        () -> gnmi.gateway().get(get("/system").addExtension(history).build()),
        Status.Code.UNIMPLEMENTED,
        "history");
  }

  @Test
  void E3_depth_limits_the_levels_below_a_path() {
    assertThat(paths(1, "eth0/state"))
        .contains("eth0/state/mtu")
        .noneMatch(path -> path.contains("counters"));
    assertThat(paths(2, "eth0/state")).contains("eth0/state/mtu", "eth0/state/counters/in-octets");
    assertThat(paths(1, "eth0")).containsExactly("eth0/name");
    assertThat(paths(2, "eth0"))
        .contains("eth0/config/mtu")
        .noneMatch(path -> path.contains("counters"));
    assertThat(paths(1, "/interfaces")).isEmpty();
    assertThat(paths(0, "eth0")).contains("eth0/state/counters/in-octets");
    assertThat(paths(-1, "eth0")).contains("eth0/state/counters/in-octets");
    assertThat(paths(1, "eth0/config/mtu")).as("a leaf itself").containsExactly("eth0/config/mtu");
  }

  @Test
  void E3_depth_holds_for_get_too() {
    List<String> names = gnmi
        .endpoint("router1")
        .get(get("eth0/state").addExtension(depth(1)).build())
        .getNotification(0)
        .getUpdateList()
        .stream()
        .map(Update::getPath)
        .map(path -> path.getElem(path.getElemCount() - 1).getName())
        .toList();

    assertThat(names).contains("mtu", "enabled").doesNotContain("in-octets");
  }

  @Test
  void E3_depth_is_refused_on_set_and_capabilities() {
    assertRefused(
        () -> gnmi.gateway().set(set().addExtension(depth(1)).build()),
        Status.Code.INVALID_ARGUMENT,
        "depth",
        "Set");
    assertRefused(
        () -> gnmi.gateway()
            .capabilities(CapabilityRequest.newBuilder().addExtension(depth(1)).build()),
        Status.Code.INVALID_ARGUMENT,
        "depth",
        "Capabilities");
  }

  private List<String> paths(int level, String path) {
    var client = gnmi.clientOf("router1").send(subscribe(path, depth(level)));
    assertThat(client.status()).isEqualTo(Status.OK);
    return client.paths().stream()
        .map(text -> text.replace("/interfaces/interface[name=eth0]", "eth0"))
        .toList();
  }

  private static Extension depth(int level) {
    return Extension.newBuilder().setDepth(Depth.newBuilder().setLevel(level)).build();
  }

  private static SubscribeRequest subscribe(String path, Extension extension) {
    return SubscribeRequest.newBuilder()
        .setSubscribe(once(path))
        .addExtension(extension)
        .build();
  }

  @Test
  void E4_commit_is_unimplemented_by_name() {
    Extension commit =
        Extension.newBuilder().setCommit(Commit.newBuilder().setId("1")).build();

    assertRefused(
        () -> gnmi.gateway()
            .set(set().addDelete(path("eth0/config/mtu")).addExtension(commit).build()),
        Status.Code.UNIMPLEMENTED,
        "commit");
  }

  @Test
  void configSubscription_isUnimplementedByName() {
    Extension extension = Extension.newBuilder()
        .setConfigSubscription(ConfigSubscription.getDefaultInstance())
        .build();

    var client = gnmi.client().send(subscribe("/system", extension));

    assertThat(client.status().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(client.status().getDescription()).contains("config_subscription");
  }
}
