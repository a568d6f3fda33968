package dev.spate.server.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.server.inventory.Inventory;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Target;
import dev.spate.subscription.Device;
import dev.spate.subscription.StoreHarness;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceMetricsPageTest {

  private static final String STATE = "openconfig_interfaces_interface_state";
  private static final String ETH0 = "{name=\"eth0\",target=\"router1\"}";
  private static final int NO_LIMIT = 50_000;

  private final ManualTime clock = new ManualTime();
  private final StoreHarness harness = new StoreHarness(clock);
  private final Inventory inventory = new Inventory(harness.store());
  private final DeviceMetricsPage page = page(NO_LIMIT);

  // What a leaf becomes

  @Test
  void counter_hasTotalItsTypeAndItsPathInTheHelp() {
    Device router1 = harness.device("router1").withInterface("eth0");
    router1.publish(Device.counters("eth0"), "in-octets", 1234);

    assertThat(text().series()).containsEntry(STATE + "_counters_in_octets_total" + ETH0, 1234.0);
    assertThat(text().lines())
        .contains("# TYPE " + STATE + "_counters_in_octets_total counter")
        .anySatisfy(line -> assertThat(line)
            .startsWith("# HELP " + STATE + "_counters_in_octets_total The total number of octets")
            .endsWith("(/interfaces/interface[name]/state/counters/in-octets)"));
  }

  @Test
  void counter_above2To63_isNotNegative() {
    Device router1 = harness.device("router1").withInterface("eth0");
    router1.publish(Device.counters("eth0"), "in-octets", -1L); // the bits of the largest uint64

    assertThat(text().series()).containsEntry(STATE + "_counters_in_octets_total" + ETH0, 0x1p64);
  }

  @Test
  void gauge_hasNoSuffixButItsUnit_inBaseUnits() {
    Device router1 = harness.device("router1");
    router1.born(Device.state("eth0"), List.of("mtu", "last-change"));
    router1.publish(Device.state("eth0"), "mtu", 1500, "last-change", 1_767_225_600_500_000_000L);
    Path link = Path.parse("spate:/links/link[interface=eth0]/state");
    router1.born(link, List.of("latency"));
    publish(router1.group(link), new Value.Decimal(250));

    assertThat(text().series())
        .containsEntry(STATE + "_mtu" + ETH0, 1500.0)
        .containsEntry(STATE + "_last_change_seconds" + ETH0, 1_767_225_600.5)
        .containsEntry(
            "spate_links_link_state_latency_seconds{interface=\"eth0\",target=\"router1\"}",
            0.00025);
    assertThat(text().lines()).contains("# TYPE " + STATE + "_mtu gauge");
  }

  @Test
  void boolean_isOneOrZero() {
    Device router1 = harness.device("router1").withInterface("eth0");
    assertThat(text().series()).containsEntry(STATE + "_enabled" + ETH0, 1.0);

    router1.publish(Device.state("eth0"), "enabled", false);

    assertThat(text().series()).containsEntry(STATE + "_enabled" + ETH0, 0.0);
  }

  @Test
  void enumeration_isASetOfStates() {
    Device router1 = harness.device("router1").withInterface("eth0");
    router1.publish(Device.state("eth0"), "oper-status", "LOWER_LAYER_DOWN");

    Map<String, Double> states = text().series(STATE + "_oper_status");

    assertThat(states)
        .hasSize(7)
        .containsEntry(operStatus("UP"), 0.0)
        .containsEntry(operStatus("LOWER_LAYER_DOWN"), 1.0);
    assertThat(states.values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(1);
    assertThat(openMetrics().lines()).contains("# TYPE " + STATE + "_oper_status stateset");
  }

  @Test
  void textsAndIdentities_areLabelsOfOneSeriesAContainer() {
    Device router1 = harness.device("router1");
    router1.born(Device.state("eth0"), List.of("name", "type", "description"));
    router1.publish(
        Device.state("eth0"),
        "name",
        "eth0",
        "type",
        "ethernetCsmacd",
        "description",
        "to \"B\" \\ C\nand D");

    assertThat(text().series(STATE + "_info"))
        .containsExactly(Map.entry(
            STATE
                + "_info{description=\"to \\\"B\\\" \\\\ C\\nand D\",name=\"eth0\",target=\"router1\","
                + "type=\"ethernetCsmacd\"}",
            1.0));
    assertThat(openMetrics().lines()).contains("# TYPE " + STATE + " info");
  }

  @Test
  void texts_ofSeveralGroups_areLabelsOfTheSameSeries() {
    Device router1 = harness.device("router1").withInterface("eth0").withInterface("eth1");
    router1.publish(Device.state("eth0"), "description", "uplink");
    router1.publish(Device.state("eth1"), "description", "spare");
    router1.born(Device.state("eth0"), List.of("name", "type"));
    router1.publish(Device.state("eth0"), "name", "eth0", "type", "ethernetCsmacd");

    assertThat(text().series(STATE + "_info"))
        .containsOnlyKeys(
            STATE
                + "_info{description=\"uplink\",name=\"eth0\",target=\"router1\",type=\"ethernetCsmacd\"}",
            STATE + "_info{description=\"spare\",name=\"eth1\",target=\"router1\"}");
  }

  @Test
  void text_thatIsEmpty_isNoLabel_andAloneNoSeries() {
    Device router1 = harness.device("router1").withInterface("eth0").withInterface("eth1");
    router1.publish(Device.state("eth0"), "description", "");
    router1.publish(Device.state("eth1"), "description", "");
    router1.born(Device.state("eth1"), List.of("type"));
    router1.publish(Device.state("eth1"), "type", "ethernetCsmacd");

    assertThat(text().series(STATE + "_info"))
        .containsOnlyKeys(
            STATE + "_info{name=\"eth1\",target=\"router1\",type=\"ethernetCsmacd\"}");
  }

  @Test
  void sameLabelOfTwoGroups_isThatOfTheFirst_andTheOtherIsCounted() {
    Target box = harness.store().claim("box1", false, null);
    publishUntyped(box, "acme:/a", Map.of("serial-no", new Value.Text("X1")));
    publishUntyped(box, "acme:/a", Map.of("serial_no", new Value.Text("X2")));

    assertThat(text().series())
        .containsEntry("acme_a_info{serial_no=\"X1\",target=\"box1\"}", 1.0)
        .containsEntry("spate_device_leaves_left_out", 1.0);
  }

  @Test
  void text_thatChanges_replacesItsSeries() {
    Device router1 = harness.device("router1").withInterface("eth0");
    router1.publish(Device.state("eth0"), "description", "old");
    page.render(Exposition.TEXT, ReadScope.ALL);

    router1.publish(Device.state("eth0"), "description", "new");

    assertThat(text().series(STATE + "_info"))
        .containsOnlyKeys(STATE + "_info{description=\"new\",name=\"eth0\",target=\"router1\"}");
  }

  @Test
  void dateAndTime_isAGaugeInSeconds() {
    Path state = Path.parse("/system/state");
    Device router1 = harness.device("router1");
    router1.born(state, List.of("hostname", "current-datetime", "boot-time"));
    router1.publish(state, "hostname", "r1", "current-datetime", "2026-01-01T01:00:00.250+01:00");

    assertThat(text().series())
        .containsEntry(
            "openconfig_system_state_current_datetime_seconds{target=\"router1\"}",
            1_767_225_600.25)
        .containsEntry("openconfig_system_state_info{hostname=\"r1\",target=\"router1\"}", 1.0);
  }

  @Test
  void dateAndTime_thatIsNone_isNotANumber() {
    Path state = Path.parse("/system/state");
    Device router1 = harness.device("router1");
    router1.born(state, List.of("current-datetime"));
    router1.publish(state, "current-datetime", "yesterday");

    assertThat(text().lines())
        .contains("openconfig_system_state_current_datetime_seconds{target=\"router1\"} NaN");
  }

  @Test
  void absentLeaf_hasNoSeries() {
    Device router1 = harness.device("router1").withInterface("eth0");
    router1.publish(Device.state("eth0"), "mtu", null);

    assertThat(text().series(STATE + "_mtu")).isEmpty();
    assertThat(text().series(STATE + "_enabled")).isNotEmpty();
  }

  @Test
  void config_isNotShown() {
    Device router1 = harness.device("router1").withInterface("eth0");
    Path config = Path.parse("/interfaces/interface[name=eth0]/config");
    router1.born(config, List.of("mtu", "description"));
    router1.publish(config, "mtu", 9000, "description", "wanted");

    assertThat(text().text()).doesNotContain("interface_config", "wanted");
  }

  @Test
  void unknownLeaves_areWhatTheirValuesAre() {
    Target box = harness.store().claim("box1", false, null);
    publishUntyped(
        box,
        "acme:/chassis/fan[id=1]/state",
        Map.of(
            "speed", new Value.Uint(7000),
            "load", new Value.Decimal(0.5),
            "failed", new Value.Bool(true),
            "vendor", new Value.Text("Acme"),
            "faults", new Value.LeafList(List.of(new Value.Text("none")))));

    assertThat(text().series())
        .containsEntry("acme_chassis_fan_state_speed{id=\"1\",target=\"box1\"}", 7000.0)
        .containsEntry("acme_chassis_fan_state_load{id=\"1\",target=\"box1\"}", 0.5)
        .containsEntry("acme_chassis_fan_state_failed{id=\"1\",target=\"box1\"}", 1.0)
        .containsEntry(
            "acme_chassis_fan_state_info{id=\"1\",target=\"box1\",vendor=\"Acme\"}", 1.0);
    assertThat(text().text()).doesNotContain("faults");
  }

  @Test
  void union_isAGaugeOrALabelByItsValue() {
    Device router1 = harness.device("router1");
    Path serial = property("serial");
    Path slots = property("slots");
    router1.born(serial, List.of("value"));
    router1.born(slots, List.of("value"));
    publish(router1.group(serial), new Value.Text("X1"));
    publish(router1.group(slots), new Value.Uint(8));

    assertThat(text().series())
        .containsEntry(
            "openconfig_components_component_properties_property_state_info"
                + "{name=\"chassis\",property_name=\"serial\",target=\"router1\",value=\"X1\"}",
            1.0)
        .containsEntry(
            "openconfig_components_component_properties_property_state_value"
                + "{name=\"chassis\",property_name=\"slots\",target=\"router1\"}",
            8.0);
  }

  @Test
  void sameNameOfTwoPlaces_isThatOfTheFirst_andTheOtherIsCounted() {
    Target box = harness.store().claim("box1", false, null);
    publishUntyped(box, "acme:/a/b-c", Map.of("load", new Value.Uint(1)));
    publishUntyped(box, "acme:/a-b/c", Map.of("load", new Value.Uint(2)));

    assertThat(text().series("acme_a_b_c_load")).hasSize(1);
    assertThat(text().series()).containsEntry("spate_device_leaves_left_out", 1.0);
  }

  @Test
  void sameLeafOfTwoTypes_isThatOfTheFirst_andTheOtherIsCounted() {
    publishUntyped(
        harness.store().claim("box1", false, null), "acme:/a", Map.of("load", new Value.Uint(1)));
    Group second = harness
        .store()
        .claim("box2", false, null)
        .untypedGroup(
            Path.parse("acme:/a"),
            Map.of(
                "load",
                new LeafInfo(
                    LeafType.UINT64, false, true, false, "", null, false, false, "", false)));
    publish(second, new Value.Uint(2));

    assertThat(text().series()).containsEntry("acme_a_load{target=\"box1\"}", 1.0);
    assertThat(text().text()).doesNotContain("acme_a_load{target=\"box2\"}", "acme_a_load_total");
    assertThat(text().series()).containsEntry("spate_device_leaves_left_out", 1.0);
  }

  @Test
  void scope_hidesWhatItsReaderMayNotSee() {
    harness.device("router1").withInterface("eth0").withInterface("eth1");
    ReadScope eth0 = (target, container) -> container.toString().contains("eth0");

    PageText seen = PageText.of(page.render(Exposition.TEXT, eth0));

    assertThat(seen.text()).contains("eth0").doesNotContain("eth1");
  }

  // Whole devices

  @Test
  void limit_leavesOutWholeDevices_andTriesTheNextOnes() {
    harness.device("router1").withInterface("eth0");
    harness.device("router2").withInterface("eth0").withInterface("eth1");
    harness.device("router3").withInterface("eth0");
    int ofOneInterface = leafSeries(text(), "router1");

    PageText limited =
        PageText.of(page(2 * ofOneInterface + 1).render(Exposition.TEXT, ReadScope.ALL));

    assertThat(leafSeries(limited, "router1")).isEqualTo(ofOneInterface);
    assertThat(leafSeries(limited, "router2")).isZero();
    assertThat(leafSeries(limited, "router3")).isEqualTo(ofOneInterface);
    assertThat(limited.series())
        .containsEntry("spate_devices_left_out", 1.0)
        .containsEntry("spate_device_up{target=\"router2\"}", 1.0);
  }

  @Test
  void limit_exactlyReached_leavesNothingOut() {
    harness.device("router1").withInterface("eth0");
    int all = leafSeries(text(), "router1");

    PageText limited = PageText.of(page(all).render(Exposition.TEXT, ReadScope.ALL));

    assertThat(leafSeries(limited, "router1")).isEqualTo(all);
    assertThat(limited.series()).containsEntry("spate_devices_left_out", 0.0);
  }

  @Test
  void onChangeValue_neverExpiresWhileItsDeviceIsThere() {
    harness.device("router1").withInterface("eth0");

    clock.advance(Duration.ofDays(30));

    assertThat(text().series())
        .containsEntry(STATE + "_mtu" + ETH0, 1500.0)
        .containsEntry("spate_device_up{target=\"router1\"}", 0.0)
        .containsEntry(
            "spate_device_last_update_timestamp_seconds{target=\"router1\"}", 1_767_225_600.0);
  }

  @Test
  void up_isThereBeforeTheFirstUpdate_andAfterTheDeviceWent() {
    Device router1 = harness.device("router1");
    assertThat(text().series()).containsEntry("spate_device_up{target=\"router1\"}", 0.0);
    router1.withInterface("eth0");
    assertThat(text().series()).containsEntry("spate_device_up{target=\"router1\"}", 1.0);

    router1.target().close();

    assertThat(text().series())
        .containsEntry("spate_device_up{target=\"router1\"}", 0.0)
        .doesNotContainKey(STATE + "_mtu" + ETH0);
  }

  @Test
  void deletedBranch_isGone() {
    Device router1 = harness.device("router1").withInterface("eth0").withInterface("eth1");

    router1.delete("/interfaces/interface[name=eth1]");

    assertThat(text().text()).contains("eth0").doesNotContain("eth1");
  }

  // The formats

  @Test
  void openMetrics_hasUnitsFamiliesWithoutTotal_noTimestamps_andAnEnd() {
    Device router1 = harness.device("router1").withInterface("eth0");
    router1.born(Path.parse("/system/memory/state"), List.of("used"));
    router1.publish(Path.parse("/system/memory/state"), "used", 4096);

    PageText page = openMetrics();

    assertThat(page.lines())
        .contains(
            "# TYPE " + STATE + "_counters_in_octets counter",
            "# UNIT openconfig_system_memory_state_used_bytes bytes",
            "openconfig_system_memory_state_used_bytes{target=\"router1\"} 4096.0",
            STATE + "_counters_in_octets_total" + ETH0 + " 0.0")
        .last()
        .isEqualTo("# EOF");
  }

  @Test
  void family_isWrittenInOnePiece() {
    harness.device("router1").withInterface("eth0").withInterface("eth1");
    harness.device("router2").withInterface("eth0");

    List<String> types =
        text().lines().stream().filter(line -> line.startsWith("# TYPE ")).toList();

    assertThat(types).doesNotHaveDuplicates().hasSizeGreaterThan(5);
  }

  private DeviceMetricsPage page(int maxSeries) {
    return new DeviceMetricsPage(harness.store(), inventory, maxSeries);
  }

  private PageText text() {
    return PageText.of(page.render(Exposition.TEXT, ReadScope.ALL));
  }

  private PageText openMetrics() {
    return PageText.of(page.render(Exposition.OPENMETRICS, ReadScope.ALL));
  }

  private static int leafSeries(PageText page, String target) {
    return (int) page.series().keySet().stream()
        .filter(series -> series.startsWith("openconfig_"))
        .filter(series -> series.contains("target=\"" + target + '"'))
        .count();
  }

  private static String operStatus(String state) {
    String name = STATE + "_oper_status";
    return name + "{name=\"eth0\",target=\"router1\"," + name + "=\"" + state + "\"}";
  }

  private static Path property(String name) {
    return Path.parse(
        "/components/component[name=chassis]/properties/property[name=" + name + "]/state");
  }

  /** Publishes a group of one leaf. */
  private void publish(Group group, Value value) {
    LeafValues values = group.newValues();
    values.set(0, value);
    group.publish(clock.epochNanos(), values);
  }

  /** Publishes leaves that no table knows. */
  private void publishUntyped(Target target, String container, Map<String, Value> leaves) {
    Map<String, LeafInfo> types = new LinkedHashMap<>();
    leaves.forEach((name, value) ->
        types.put(name, LeafInfo.unknown(typeOf(value), value instanceof Value.LeafList)));
    Group group = target.untypedGroup(Path.parse(container), types);
    LeafValues values = group.newValues();
    leaves.forEach((name, value) -> values.set(group.shape().indexOf(name), value));
    group.publish(clock.epochNanos(), values);
  }

  private static LeafType typeOf(Value value) {
    if (value instanceof Value.Uint) {
      return LeafType.UINT64;
    } else if (value instanceof Value.Decimal) {
      return LeafType.DECIMAL;
    } else if (value instanceof Value.Bool) {
      return LeafType.BOOLEAN;
    } else if (value instanceof Value.Text) {
      return LeafType.STRING;
    }
    return LeafType.ANY;
  }
}
