package dev.spate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.Shape;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.ManualTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checklist rules T2, S21, G7, G8, G13, G16 and E3: which leaves of a group a query selects. */
class QueryTest {
  private final Store store = new Store(Schema.bundled(), new ManualTime(), new Metrics());
  private final Target router = store.claim("router1", true, null);
  private final Group config = router.group(
      Path.parse("/interfaces/interface[name=eth0]/config"), List.of("name", "mtu", "enabled"));
  private final Group state = router.group(
      Path.parse("/interfaces/interface[name=eth0]/state"),
      List.of("name", "mtu", "oper-status", "ifindex", "last-change", "cpu"));
  private final Group counters = router.group(
      Path.parse("/interfaces/interface[name=eth0]/state/counters"),
      List.of("in-octets", "out-octets"));
  private final Group ethernet = router.group(
      Path.parse("/interfaces/interface[name=eth0]/ethernet/state"),
      List.of("port-speed", "mac-address"));

  @Test
  void T2_config_is_config_true() {
    assertThat(selected(DataType.CONFIG, config)).containsExactly("enabled", "mtu", "name");
    assertThat(selected(DataType.CONFIG, state)).isEmpty();
  }

  @Test
  void T2_state_is_config_false() {
    assertThat(selected(DataType.STATE, config)).isEmpty();
    assertThat(selected(DataType.STATE, state)).hasSize(6);
  }

  @Test
  void T2_operational_is_state_without_a_counterpart_in_config() {
    assertThat(selected(DataType.OPERATIONAL, state))
        .containsExactly("cpu", "ifindex", "last-change", "oper-status");
    assertThat(selected(DataType.OPERATIONAL, counters)).hasSize(2);
  }

  @Test
  void T2_all_is_everything() {
    for (Group group : List.of(config, state, counters, ethernet)) {
      assertThat(selected(DataType.ALL, group)).hasSize(group.shape().size());
    }
  }

  @Test
  void S21_target_defined_parts_events_and_settings_from_quantities() {
    assertThat(selected(LeafClass.ON_CHANGE, counters)).isEmpty();
    assertThat(selected(LeafClass.SAMPLED, counters)).containsExactly("in-octets", "out-octets");
    assertThat(selected(LeafClass.ON_CHANGE, config)).containsExactly("enabled", "mtu", "name");
    assertThat(selected(LeafClass.ON_CHANGE, state)).contains("mtu", "name", "oper-status");
  }

  @Test
  void S21_the_halves_part_every_leaf_once() {
    for (Group group : List.of(config, state, counters, ethernet)) {
      long onChange =
          query("/", LeafFilter.ALL.withLeafClass(LeafClass.ON_CHANGE)).match(group);
      long sampled = query("/", LeafFilter.ALL.withLeafClass(LeafClass.SAMPLED)).match(group);
      assertThat(onChange & sampled).isZero();
      assertThat(onChange | sampled).isEqualTo(group.shape().all());
    }
  }

  @Test
  void G13_models_select_leaves_of_these_modules_only() {
    var filter = new LeafFilter(DataType.ALL, 0, Set.of("openconfig-if-ethernet"), LeafClass.ANY);
    assertThat(query("/", filter).names(ethernet)).containsExactly("mac-address", "port-speed");
    assertThat(query("/", filter).names(counters)).isEmpty();
  }

  @Test
  void E3_depth_one_selects_the_direct_leaves() {
    var filter = new LeafFilter(DataType.ALL, 1, Set.of(), LeafClass.ANY);
    assertThat(query("/interfaces/interface/state", filter).names(state)).hasSize(6);
    assertThat(query("/interfaces/interface/state", filter).names(counters)).isEmpty();
    assertThat(query("/.../in-octets", filter).names(counters)).containsExactly("in-octets");
  }

  @Test
  void match_selectsOneLeafOfAGroup() {
    assertThat(
            query("/interfaces/interface[name=eth0]/state/mtu", LeafFilter.ALL).names(state))
        .containsExactly("mtu");
    assertThat(
            query("/interfaces/interface[name=eth1]/state/mtu", LeafFilter.ALL).names(state))
        .isEmpty();
    assertThat(query("/interfaces/interface/*/mtu", LeafFilter.ALL).names(config))
        .containsExactly("mtu");
  }

  @Test
  void G7_a_name_selects_one_target_and_none_selects_all() {
    assertThat(matches("router1", "/", ReadScope.ALL)).isTrue();
    assertThat(matches("router2", "/", ReadScope.ALL)).isFalse();
    assertThat(matches(null, "/", ReadScope.ALL)).isTrue();
  }

  @Test
  void G8_a_root_covers_one_origin() {
    assertThat(matches(null, "spate:/", ReadScope.ALL)).isFalse();
    assertThat(matches(null, "openconfig:/", ReadScope.ALL)).isTrue();
  }

  @Test
  void G16_module_qualified_names_mean_the_same_node() {
    Query qualified = new Query(
        null,
        Path.parse("/openconfig-interfaces:interfaces/interface"),
        LeafFilter.ALL,
        ReadScope.ALL);
    assertThat(qualified.match("router1", counters.container(), counters.shape()))
        .isEqualTo(0b11);
    assertThat(qualified)
        .isEqualTo(
            new Query(null, Path.parse("/interfaces/interface"), LeafFilter.ALL, ReadScope.ALL));
  }

  @Test
  void match_respectsTheCallersScope() {
    assertThat(matches(null, "/", (target, container) -> !container.names().contains("counters")))
        .isFalse();
    assertThat(matches(null, "/", (target, container) -> target.equals("router1")))
        .isTrue();
  }

  @Test
  void query_refusesAPathThatIsTooLong() {
    assertThatExceptionOfType(ReadException.class)
        .isThrownBy(
            () -> new Query(null, Path.parse("/a".repeat(64)), LeafFilter.ALL, ReadScope.ALL))
        .withMessageEndingWith("has 64 elements; at most 63 are allowed")
        .extracting(ReadException::kind)
        .isEqualTo(ReadException.Kind.INVALID_ARGUMENT);
  }

  private boolean matches(@Nullable String target, String path, ReadScope scope) {
    return new Query(target, Path.parse(path), LeafFilter.ALL, scope)
            .match("router1", counters.container(), counters.shape())
        != 0;
  }

  private static Set<String> selected(DataType type, Group group) {
    return query("/", new LeafFilter(type, 0, Set.of(), LeafClass.ANY)).names(group);
  }

  private static Set<String> selected(LeafClass leafClass, Group group) {
    return query("/", LeafFilter.ALL.withLeafClass(leafClass)).names(group);
  }

  private static Selecting query(String path, LeafFilter filter) {
    return new Selecting(new Query(null, Path.parse(path), filter, ReadScope.ALL));
  }

  private record Selecting(Query query) {
    long match(Group group) {
      return query.match(group.target().name(), group.container(), group.shape());
    }

    Set<String> names(Group group) {
      Shape shape = group.shape();
      long mask = match(group);
      Set<String> names = new TreeSet<>();
      for (int i = 0; i < shape.size(); i++) {
        if ((mask & 1L << i) != 0) {
          names.add(shape.leaf(i).name());
        }
      }
      return names;
    }
  }
}
