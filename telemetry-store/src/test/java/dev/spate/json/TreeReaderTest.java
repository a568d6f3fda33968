package dev.spate.json;

import static dev.spate.json.PayloadException.Kind.INVALID_ARGUMENT;
import static dev.spate.json.PayloadException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checklist rules W6 to W12: what a client may set where, and how it is typed. */
class TreeReaderTest {
  private static final String ETH0 = "/interfaces/interface[name=eth0]";
  private static final String CONFIG = ETH0 + "/config";

  @Test
  void W7_an_object_becomes_its_leaves() {
    assertThat(
            read(
                CONFIG,
                "{\"mtu\":1500,\"enabled\":false,\"type\":\"ethernetCsmacd\",\"loopback-mode\":\"NONE\"}"))
        .containsExactly(
            Map.entry(Path.parse(CONFIG + "/mtu"), new Value.Uint(1500)),
            Map.entry(Path.parse(CONFIG + "/enabled"), new Value.Bool(false)),
            Map.entry(
                Path.parse(CONFIG + "/type"), new Value.Identity("iana-if-type", "ethernetCsmacd")),
            Map.entry(Path.parse(CONFIG + "/loopback-mode"), new Value.Text("NONE")));
  }

  @Test
  void G9_names_and_identities_may_be_qualified() {
    String json = """
        {"openconfig-interfaces:interface": [
          {"name": "eth0", "config": {"name": "eth0", "type": "iana-if-type:softwareLoopback"},
           "openconfig-if-ethernet:ethernet": {"config": {"auto-negotiate": true}}}]}
        """;
    assertThat(read("/openconfig-interfaces:interfaces", json))
        .containsExactly(
            Map.entry(Path.parse(ETH0 + "/name"), new Value.Text("eth0")),
            Map.entry(Path.parse(CONFIG + "/name"), new Value.Text("eth0")),
            Map.entry(
                Path.parse(CONFIG + "/type"),
                new Value.Identity("iana-if-type", "softwareLoopback")),
            Map.entry(Path.parse(ETH0 + "/ethernet/config/auto-negotiate"), new Value.Bool(true)));
  }

  @Test
  void W6_a_list_without_keys_takes_an_array_of_entries() {
    assertThat(read(
            "/interfaces/interface",
            "[{\"name\":\"eth0\"},{\"name\":\"eth1\",\"config\":{\"mtu\":9000}}]"))
        .containsOnlyKeys(
            Path.parse(ETH0 + "/name"),
            Path.parse("/interfaces/interface[name=eth1]/name"),
            Path.parse("/interfaces/interface[name=eth1]/config/mtu"));
    assertThat(read("/interfaces/interface", "[]")).isEmpty();
  }

  @Test
  void W7_a_bare_value_sets_a_leaf() {
    assertThat(read(CONFIG + "/description", "\"to core\""))
        .containsExactly(Map.entry(Path.parse(CONFIG + "/description"), new Value.Text("to core")));
    assertThat(read("/system/config/login-banner", "\"hi\"")).hasSize(1);
  }

  @Test
  void W6_an_empty_object_is_a_container_without_leaves_but_no_list_entry() {
    assertThat(read(CONFIG, "{}")).isEmpty();
    assertProblem(
        ETH0,
        "{}",
        "path \"" + ETH0 + "\": {} is not allowed for a list entry; give its leaves, or delete it");
  }

  @Test
  void W6_null_is_no_value() {
    assertProblem(
        CONFIG,
        "{\"mtu\":null}",
        "path \"" + CONFIG + "/mtu\": null is not a value; delete the leaf instead");
  }

  @Test
  void W8_wildcards_and_partial_keys_are_refused() {
    assertProblem(
        "/interfaces/interface[name=*]/config",
        "{}",
        "path \"/interfaces/interface[name=*]/config\": \"interface[name=*]\" is a wildcard,"
            + " which only a delete may have");
    assertProblem(
        "/.../config",
        "{}",
        "path \"/.../config\": \"...\" is a wildcard, which only a delete may have");
    assertProblem(
        "/interfaces/interface/config",
        "{}",
        "path \"/interfaces/interface/config\": \"interface\" should have the keys name");
    assertProblem(
        "/interfaces/interface[nam=eth0]",
        "{}",
        "path \"/interfaces/interface[nam=eth0]\": \"interface[nam=eth0]\" should have the keys name");
    assertProblem(
        "/interfaces[name=eth0]",
        "{}",
        "path \"/interfaces[name=eth0]\": \"interfaces[name=eth0]\" should have no keys");
  }

  @Test
  void W8_a_key_that_contradicts_its_payload_is_refused() {
    assertProblem(
        ETH0,
        "{\"name\":\"eth1\"}",
        "path \"" + ETH0 + "/name\": \"eth1\" contradicts the key \"eth0\" of the path");
    assertProblem(
        CONFIG,
        "{\"name\":\"eth1\"}",
        "path \"" + CONFIG + "/name\": \"eth1\" contradicts the key \"eth0\" of the path");
    assertProblem(
        "/interfaces",
        "{\"interface\":[{\"name\":\"eth0\",\"config\":{\"name\":\"eth1\"}}]}",
        "path \"" + CONFIG + "/name\": \"eth1\" contradicts the key \"eth0\" of the path");
  }

  @Test
  void W8_entries_need_their_keys_once() {
    assertProblem(
        "/interfaces",
        "{\"interface\":[{\"config\":{}}]}",
        "path \"/interfaces/interface\": an entry lacks its key \"name\"");
    assertProblem(
        "/interfaces",
        "{\"interface\":[{\"name\":\"eth0\"},{\"name\":\"eth0\"}]}",
        "path \"/interfaces/interface\": the entry \"interface[name=eth0]\" comes twice");
  }

  @Test
  void W10_a_path_outside_the_schema_is_not_found() {
    PayloadException thrown = refused("/interfaces/interfac[name=eth0]/config", "{}");
    assertThat(thrown.kind()).isEqualTo(NOT_FOUND);
    assertThat(thrown)
        .hasMessage(
            "path \"/interfaces/interfac[name=eth0]/config\": unknown name \"interfac\" below /interfaces;"
                + " did you mean interface?");
    assertThat(refused("cli:/x", "1").kind()).isEqualTo(NOT_FOUND);
  }

  @Test
  void W10_unknown_names_in_a_payload_are_invalid() {
    assertProblem(
        CONFIG,
        "{\"mtuu\":1}",
        "path \"" + CONFIG + "\": unknown name \"mtuu\"; did you mean mtu?");
    assertProblem(
        CONFIG,
        "{\"openconfig-vlan:mtu\":1}",
        "path \"" + CONFIG
            + "\": unknown name \"openconfig-vlan:mtu\"; did you mean openconfig-interfaces:mtu?");
    assertProblem(
        CONFIG,
        "{\"mtu\":1,\"openconfig-interfaces:mtu\":2}",
        "path \"" + CONFIG + "\": \"mtu\" comes twice, with and without its module");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mtu|70000|\"70000\" is not allowed: should be uint16 in 0..65535",
        "mtu|-1|-1 is not allowed: should be uint16 in 0..65535",
        "mtu|1.5|1.5 is not allowed: should be uint16 in 0..65535",
        "mtu|1e999999999|1E+999999999 is not allowed: should be uint16 in 0..65535",
        "mtu|\"1500\"|\"1500\" is not allowed: should be uint16 in 0..65535",
        "mtu|{}|an object is not allowed: should be uint16 in 0..65535",
        "enabled|\"true\"|\"true\" is not allowed: should be true or false",
        "description|7|7 is not allowed: should be string",
        "loopback-mode|\"SIDEWAYS\"|\"SIDEWAYS\" is not allowed: should be one of NONE, FACILITY, TERMINAL, "
            + "ASIC_PHY_LOCAL, ASIC_PHY_REMOTE, ASIC_MAC_LOCAL, ASIC_MAC_REMOTE",
        "type|\"warpDrive\"|\"warpDrive\" is not allowed: should be an identity derived from ietf-interfaces:interface-type"
      })
  void W10_a_bad_value_is_invalid(String leaf, String json, String problem) {
    assertProblem(CONFIG + "/" + leaf, json, "path \"" + CONFIG + "/" + leaf + "\": " + problem);
  }

  @Test
  void W10_a_scalar_is_no_container_and_an_object_no_list() {
    assertProblem(CONFIG, "5", "path \"" + CONFIG + "\": 5 is not allowed: should be an object");
    assertProblem(
        "/interfaces",
        "{\"interface\":{\"name\":\"eth0\"}}",
        "path \"/interfaces/interface\": an object is not allowed: should be an array of entries");
  }

  @Test
  void W12_a_read_only_leaf_is_refused() {
    assertProblem(ETH0 + "/state/mtu", "1500", "path \"" + ETH0 + "/state/mtu\": is read-only");
    assertProblem(ETH0, "{\"state\":{\"mtu\":1500}}", "path \"" + ETH0 + "/state\": is read-only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1500", "1500.0", "15e2", "150000e-2"})
  void W7_an_integer_may_be_written_in_any_way(String json) {
    assertThat(read(CONFIG + "/mtu", json).values()).containsExactly(new Value.Uint(1500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0e999999999", "0e-999999999", "-0.0"})
  void W7_zero_is_zero_however_it_is_written(String json) {
    assertThat(read(CONFIG + "/mtu", json).values()).containsExactly(new Value.Uint(0));
  }

  @Test
  void leaf_typesAScalar() {
    assertThat(leaf("mtu", new Value.Int(1500))).isEqualTo(new Value.Uint(1500));
    assertThat(leaf("enabled", new Value.Bool(true))).isEqualTo(new Value.Bool(true));
    assertThat(leaf("type", new Value.Text("ianaift:ethernetCsmacd")))
        .isEqualTo(new Value.Identity("iana-if-type", "ethernetCsmacd"));
    assertThat(
            catchThrowableOfType(PayloadException.class, () -> leaf("mtu", new Value.Text("many"))))
        .hasMessageEndingWith("\"many\" is not allowed: should be uint16 in 0..65535");
    assertThat(catchThrowableOfType(
            PayloadException.class, () -> leaf("mtu", new Value.Decimal(Double.NaN))))
        .hasMessageEndingWith("NaN is not allowed: should be uint16 in 0..65535");
  }

  @Test
  void leaf_refusesAListOfEntries() {
    PayloadException thrown = catchThrowableOfType(
        PayloadException.class,
        () -> TreeReader.leaf(
            Schema.bundled(), Path.parse("/interfaces/interface"), new Value.LeafList(List.of())));
    assertThat(thrown).hasMessage("path \"/interfaces/interface\": a list of entries takes JSON");
  }

  private static Value leaf(String name, Value untyped) {
    return TreeReader.leaf(Schema.bundled(), Path.parse(CONFIG + "/" + name), untyped);
  }

  private static Map<Path, Value> read(String base, String json) {
    return TreeReader.leaves(Schema.bundled(), Path.parse(base), JsonReader.parse(json));
  }

  private static PayloadException refused(String base, String json) {
    return catchThrowableOfType(PayloadException.class, () -> read(base, json));
  }

  private static void assertProblem(String base, String json, String message) {
    PayloadException thrown = refused(base, json);
    assertThat(thrown).hasMessage(message);
    assertThat(thrown.kind()).isEqualTo(INVALID_ARGUMENT);
  }
}
