package dev.spate.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spate.schema.LeafType.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled tables say, against what the models say. */
class SchemaTest {
  private final Schema schema = Schema.bundled();

  private SchemaNode node(String path) {
    return schema
        .find("", names(path))
        .orElseThrow(() -> new AssertionError(path + " is not in the schema"));
  }

  private LeafInfo leaf(String path) {
    return node(path).leaf();
  }

  private static List<String> names(String path) {
    return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
  }

  private List<String> matched(String path) {
    return schema.match("", names(path)).stream().map(SchemaNode::path).toList();
  }

  @Test
  void counters_of_an_interface_are_64_bit_counters() {
    for (String direction : List.of("in", "out")) {
      for (String what : List.of(
          "octets",
          "pkts",
          "unicast-pkts",
          "multicast-pkts",
          "broadcast-pkts",
          "errors",
          "discards")) {
        LeafInfo leaf = leaf("/interfaces/interface/state/counters/" + direction + "-" + what);
        assertThat(leaf.type().base()).isEqualTo(Base.UINT);
        assertThat(leaf.type().bits()).isEqualTo(64);
        assertThat(leaf.counter()).isTrue();
        assertThat(leaf.gauge()).isFalse();
        assertThat(leaf.writable()).isFalse();
      }
    }
  }

  @Test
  void status_of_an_interface_is_an_enumeration_in_the_order_of_the_model() {
    LeafInfo admin = leaf("/interfaces/interface/state/admin-status");

    assertThat(admin.type().base()).isEqualTo(Base.ENUMERATION);
    assertThat(admin.type().names()).containsExactly("UP", "DOWN", "TESTING");
    assertThat(admin.type().indexOf("DOWN")).isEqualTo(1);
    assertThat(admin.type().indexOf("down")).isEqualTo(-1);
    assertThat(admin.onChange()).isTrue();
    assertThat(admin.hasConfigCounterpart()).isFalse();
    assertThat(leaf("/interfaces/interface/state/oper-status").type().names())
        .containsExactly(
            "UP", "DOWN", "TESTING", "UNKNOWN", "DORMANT", "NOT_PRESENT", "LOWER_LAYER_DOWN");
  }

  @Test
  void type_of_an_interface_is_an_identity_of_another_module() {
    LeafType type = leaf("/interfaces/interface/config/type").type();

    assertThat(type.base()).isEqualTo(Base.IDENTITY);
    int ethernet = type.indexOf("iana-if-type:ethernetCsmacd");
    assertThat(type.indexOf("ethernetCsmacd")).isEqualTo(ethernet);
    assertThat(type.identities().get(ethernet))
        .isEqualTo(new IdentityName("iana-if-type", "ethernetCsmacd"));
    assertThat(type.names().get(ethernet)).isEqualTo("ethernetCsmacd");
    assertThat(type.indexOf("iana-if-type:softwareLoopback")).isNotNegative();
    assertThat(type.indexOf("ethernet")).isEqualTo(-1);
  }

  @Test
  void config_is_writable_and_state_knows_its_counterpart() {
    assertThat(leaf("/interfaces/interface/config/mtu").writable()).isTrue();
    assertThat(leaf("/interfaces/interface/config/mtu").hasConfigCounterpart()).isFalse();
    assertThat(leaf("/interfaces/interface/state/mtu").writable()).isFalse();
    assertThat(leaf("/interfaces/interface/state/mtu").hasConfigCounterpart()).isTrue();
    assertThat(leaf("/interfaces/interface/state/mtu").gauge()).isFalse();
    assertThat(leaf("/interfaces/interface/config/enabled").defaultValue()).isEqualTo("true");
    assertThat(leaf("/interfaces/interface/config/loopback-mode").defaultValue())
        .isEqualTo("NONE");
    assertThat(leaf("/interfaces/interface/config/description").defaultValue()).isNull();
    assertThat(node("/interfaces/interface/config").isConfig()).isTrue();
    assertThat(node("/interfaces/interface/state").isConfig()).isFalse();
  }

  @Test
  void an_augmentation_belongs_to_its_own_module() {
    assertThat(node("/interfaces").module()).isEqualTo("openconfig-interfaces");
    assertThat(node("/interfaces/interface/config/mtu").module())
        .isEqualTo("openconfig-interfaces");
    assertThat(node("/interfaces/interface/ethernet").module()).isEqualTo("openconfig-if-ethernet");
    assertThat(node("/interfaces/interface/ethernet/config/port-speed").module())
        .isEqualTo("openconfig-if-ethernet");
    assertThat(node("/components/component/cpu").module()).isEqualTo("openconfig-platform");
    assertThat(node("/components/component/cpu/utilization/state/avg").module())
        .isEqualTo("openconfig-platform-cpu");
    assertThat(node("/system/aaa/authentication/users/user").module())
        .isEqualTo("openconfig-system");
  }

  @Test
  void utilization_of_a_cpu_is_a_percentage() {
    LeafInfo leaf = leaf("/components/component/cpu/utilization/state/avg");

    assertThat(leaf.type().base()).isEqualTo(Base.UINT);
    assertThat(leaf.type().bits()).isEqualTo(8);
    assertThat(leaf.gauge()).isTrue();
    assertThat(leaf.counter()).isFalse();
    leaf.type().validateInteger(100);
    assertThatThrownBy(() -> leaf.type().validateInteger(101)).hasMessageContaining("0..100");
  }

  @Test
  void temperature_is_a_decimal_with_one_digit_in_celsius() {
    LeafInfo leaf = leaf("/components/component/state/temperature/instant");

    assertThat(leaf.type().base()).isEqualTo(Base.DECIMAL);
    assertThat(leaf.type().fractionDigits()).isEqualTo(1);
    assertThat(leaf.unit()).isEqualTo("celsius");
    assertThat(leaf.gauge()).isTrue();
  }

  @Test
  void type_of_a_component_is_a_union_of_identities() {
    LeafType type = leaf("/components/component/state/type").type();

    assertThat(type.base()).isEqualTo(Base.UNION);
    assertThat(type.members()).hasSize(2).allMatch(member -> member.base() == Base.IDENTITY);
    assertThat(type.members().get(0).indexOf("openconfig-platform-types:CPU")).isNotNegative();
    assertThat(type.members().get(1).indexOf("OPERATING_SYSTEM")).isNotNegative();
  }

  @Test
  void a_leafref_has_the_type_of_its_target() {
    assertThat(leaf("/interfaces/interface/name").type().base()).isEqualTo(Base.STRING);
    assertThat(leaf("/interfaces/interface/subinterfaces/subinterface/index")
            .type()
            .bits())
        .isEqualTo(32);
    assertThat(leaf("/lldp/interfaces/interface/config/name").type().base()).isEqualTo(Base.STRING);
  }

  @Test
  void a_list_names_its_keys_in_the_order_of_the_model() {
    assertThat(node("/interfaces/interface").isList()).isTrue();
    assertThat(node("/interfaces/interface").keys()).containsExactly("name");
    assertThat(node("/lldp/interfaces/interface/neighbors/neighbor/custom-tlvs/tlv")
            .keys())
        .containsExactly("type", "oui", "oui-subtype");
    assertThat(node("/interfaces").keys()).isEmpty();
  }

  @Test
  void a_leaf_list_says_so() {
    SchemaNode search = node("/system/dns/config/search");

    assertThat(search.kind()).isEqualTo(NodeKind.LEAF_LIST);
    assertThat(search.leaf().leafList()).isTrue();
    assertThat(node("/system/config/hostname").kind()).isEqualTo(NodeKind.LEAF);
  }

  @Test
  void an_atomic_container_says_so() {
    assertThat(node("/system/messages/state/message").isAtomic()).isTrue();
    assertThat(node("/system/messages/state").isAtomic()).isFalse();
  }

  @Test
  void links_are_our_own_under_their_own_origin() {
    assertThat(schema.origins()).containsExactlyInAnyOrder("openconfig", "spate");
    assertThat(schema.find("", List.of("links"))).isEmpty();
    SchemaNode loss =
        schema.find("spate", List.of("links", "link", "state", "loss-ratio")).orElseThrow();
    assertThat(loss.module()).isEqualTo("spate-link");
    assertThat(loss.leaf().type().fractionDigits()).isEqualTo(6);
    assertThat(loss.isConfig()).isFalse();
    loss.leaf().type().validateDecimal(1);
    assertThatThrownBy(() -> loss.leaf().type().validateDecimal(1.1)).hasMessageContaining("0..1");
    assertThat(schema
            .find("spate", List.of("links", "link", "state", "latency"))
            .orElseThrow()
            .leaf()
            .unit())
        .isEqualTo("microseconds");
  }

  @Test
  void models_are_those_that_own_leaves() {
    assertThat(schema.models())
        .extracting(Model::name)
        .containsExactlyInAnyOrder(
            "openconfig-interfaces",
            "openconfig-if-ethernet",
            "openconfig-platform",
            "openconfig-platform-cpu",
            "openconfig-lldp",
            "openconfig-system",
            "openconfig-probes",
            "spate-link");
    assertThat(schema.models())
        .contains(new Model("openconfig-interfaces", "OpenConfig working group", "3.8.1"))
        .contains(new Model("spate-link", "Spate", "2026-11-01"));
  }

  @ParameterizedTest
  @CsvSource({
    "router1, true",
    "router1.example.net, true",
    "-router1, false",
    "router 1, false",
    "'', false"
  })
  void a_hostname_is_a_domain_name(String hostname, boolean allowed) {
    LeafType type = leaf("/system/config/hostname").type();

    if (allowed) {
      type.validateText(hostname);
    } else {
      assertThatThrownBy(() -> type.validateText(hostname))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + hostname + "\"")
          .hasMessageContaining("1..253 characters");
    }
  }

  @Test
  void every_pattern_and_default_suits_its_type() {
    for (SchemaNode node : schema.match("", List.of("..."))) {
      if (node.isLeaf()) {
        node.leaf().type().patterns().forEach(Pattern::compile);
        checkDefault(node);
      }
    }
  }

  private static void checkDefault(SchemaNode node) {
    String text = node.leaf().defaultValue();
    LeafType type = node.leaf().type();
    if (text == null) {
      return;
    }
    switch (type.base()) {
      case INT, UINT -> type.validateInteger(Long.parseLong(text));
      case STRING -> type.validateText(text);
      case BOOLEAN -> assertThat(text).isIn("true", "false");
      case ENUMERATION, IDENTITY ->
        assertThat(type.indexOf(text)).as("%s", node).isNotNegative();
      default ->
        throw new AssertionError(node + " has a default of a type that this test does not know");
    }
  }

  @Test
  void find_ofNoNames_isTheRoot() {
    SchemaNode root = schema.find("openconfig", List.of()).orElseThrow();

    assertThat(root.path()).isEqualTo("/");
    assertThat(root.parent()).isNull();
    assertThat(root.children())
        .extracting(SchemaNode::name)
        .containsExactlyInAnyOrder("interfaces", "components", "lldp", "system", "probes");
    assertThat(schema.root("")).containsSame(root);
    assertThat(schema.root("vendor")).isEmpty();
  }

  @Test
  void leaf_ofAContainer_throws() {
    assertThatThrownBy(() -> node("/interfaces/interface").leaf())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("/interfaces/interface is a list, not a leaf");
  }

  @Test
  void match_star_isOneLevel() {
    assertThat(matched("/interfaces/interface/*/counters"))
        .containsExactly("/interfaces/interface/state/counters");
    assertThat(matched("/*/interface/hold-time"))
        .containsExactly("/interfaces/interface/hold-time");
    assertThat(matched("/*")).hasSize(5);
  }

  @Test
  void match_dots_areAnyNumberOfLevelsAlsoNone() {
    assertThat(matched("/interfaces/.../in-octets"))
        .containsExactlyInAnyOrder(
            "/interfaces/interface/state/counters/in-octets",
            "/interfaces/interface/subinterfaces/subinterface/state/counters/in-octets");
    assertThat(matched("/interfaces/.../interface/config"))
        .containsExactly("/interfaces/interface/config");
    assertThat(matched("/.../port-speed"))
        .containsExactly(
            "/interfaces/interface/ethernet/config/port-speed",
            "/interfaces/interface/ethernet/state/port-speed");
  }

  @Test
  void match_dots_nextToOthers_giveEachNodeOnce() {
    List<String> once = matched("/interfaces/...");

    assertThat(once).doesNotHaveDuplicates().startsWith("/interfaces");
    assertThat(matched("/interfaces/.../...")).containsExactlyElementsOf(once);
    List<String> below = new ArrayList<>(once);
    below.remove("/interfaces");
    assertThat(matched("/interfaces/.../*")).containsExactlyInAnyOrderElementsOf(below);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/interface", "/interfaces/interface/state/mtu/x", "/*/nothing", "/.../nothing"})
  void match_ofNothing_isEmpty(String path) {
    assertThat(matched(path)).isEmpty();
  }

  @Test
  void explainUnknown_namesTheFirstUnknownNameAndTheNearest() {
    assertThat(schema.explainUnknown("", names("/interfaces/interface/state/mtuu")))
        .isEqualTo("unknown name \"mtuu\" below /interfaces/interface/state; did you mean mtu?");
    assertThat(schema.explainUnknown("", names("/interface/state")))
        .isEqualTo("unknown name \"interface\" below /; did you mean interfaces?");
    assertThat(schema.explainUnknown("", names("/interfaces/.../in-octet")))
        .isEqualTo("unknown name \"in-octet\"; did you mean in-octets?");
    assertThat(schema.explainUnknown("spat", List.of()))
        .isEqualTo("unknown origin \"spat\"; did you mean spate?");
    assertThat(schema.explainUnknown("", names("/zzz"))).isEqualTo("unknown name \"zzz\" below /");
  }
}
