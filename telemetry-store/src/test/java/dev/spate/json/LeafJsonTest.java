package dev.spate.json;

import static dev.spate.json.JsonStyle.IETF;
import static dev.spate.json.JsonStyle.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.value.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checklist rules G9 and G10, and RFC 7951 §6: JSON of single values. */
class LeafJsonTest {
  private static final String INTERFACE = "interfaces/interface/state/";

  @Test
  void G9_a_leaf_is_a_bare_value() {
    assertThat(json(type(INTERFACE + "mtu"), 1500, PLAIN)).isEqualTo("1500");
    assertThat(json(type(INTERFACE + "enabled"), 1, IETF)).isEqualTo("true");
    assertThat(json(type(INTERFACE + "enabled"), 0, IETF)).isEqualTo("false");
    assertThat(json(type(INTERFACE + "description"), "to \"core\"", IETF))
        .isEqualTo("\"to \\\"core\\\"\"");
  }

  @Test
  void G9_ietf_quotes_integers_of_64_bits_only() {
    LeafType counter = type(INTERFACE + "counters/in-octets");
    assertThat(json(counter, -1, IETF)).isEqualTo("\"18446744073709551615\"");
    assertThat(json(counter, -1, PLAIN)).isEqualTo("18446744073709551615");
    assertThat(json(type(INTERFACE + "ifindex"), 7, IETF)).isEqualTo("7");
    assertThat(json(LeafType.INT64, -5, IETF)).isEqualTo("\"-5\"");
    assertThat(json(LeafType.INT64, -5, PLAIN)).isEqualTo("-5");
  }

  @Test
  void G9_ietf_quotes_decimals_in_canonical_form() {
    LeafType temperature = type("components/component/state/temperature/instant");
    assertThat(temperature.fractionDigits()).isEqualTo(1);
    assertThat(json(temperature, Double.doubleToRawLongBits(41.0), IETF)).isEqualTo("\"41.0\"");
    assertThat(json(temperature, Double.doubleToRawLongBits(41.26), IETF)).isEqualTo("\"41.3\"");
    assertThat(json(temperature, Double.doubleToRawLongBits(41.0), PLAIN)).isEqualTo("41");
    assertThat(json(LeafType.DECIMAL, Double.doubleToRawLongBits(Double.NaN), IETF))
        .isEqualTo("\"NaN\"");
  }

  @Test
  void G10_identities_have_their_module_in_ietf_alone() {
    LeafType type = type(INTERFACE + "type");
    int ethernet = type.indexOf("ethernetCsmacd");
    assertThat(json(type, ethernet, IETF)).isEqualTo("\"iana-if-type:ethernetCsmacd\"");
    assertThat(json(type, ethernet, PLAIN)).isEqualTo("\"ethernetCsmacd\"");
  }

  @Test
  void write_writesAnEnumerationByName() {
    LeafType status = type(INTERFACE + "oper-status");
    assertThat(json(status, status.indexOf("LOWER_LAYER_DOWN"), IETF))
        .isEqualTo("\"LOWER_LAYER_DOWN\"");
  }

  @Test
  void write_writesAnEmptyLeaf() {
    assertThat(json(LeafType.EMPTY, 1, IETF)).isEqualTo("[null]");
    assertThat(json(LeafType.EMPTY, 1, PLAIN)).isEqualTo("true");
  }

  @Test
  void write_writesBytesInBase64() {
    assertThat(json(LeafType.BINARY, new Value.Bytes(new byte[] {1, 2, 3}), IETF))
        .isEqualTo("\"AQID\"");
  }

  @Test
  void write_writesEachValueOfALeafList() {
    Value list = new Value.LeafList(List.of(new Value.Uint(1), new Value.Uint(-1)));
    JsonBuffer out = new JsonBuffer();
    LeafJson.write(out, LeafType.UINT64, true, 0, list, IETF);
    assertThat(out.toString()).isEqualTo("[\"1\",\"18446744073709551615\"]");
    out.clear();
    LeafJson.write(out, LeafType.UINT64, true, 0, new Value.LeafList(List.of()), PLAIN);
    assertThat(out.toString()).isEqualTo("[]");
  }

  @Test
  void write_writesAUnionByTheTypeOfItsValue() {
    LeafType property = type("components/component/properties/property/state/value");
    assertThat(json(property, new Value.Text("x"), IETF)).isEqualTo("\"x\"");
    assertThat(json(property, new Value.Bool(true), IETF)).isEqualTo("true");
    assertThat(json(property, new Value.Int(-3), IETF)).isEqualTo("\"-3\"");
    assertThat(json(property, new Value.Int(-3), PLAIN)).isEqualTo("-3");
    assertThat(json(property, new Value.Decimal(0.25), IETF)).isEqualTo("\"0.25\"");
    LeafType component = type("components/component/state/type");
    assertThat(json(component, new Value.Identity("openconfig-platform-types", "CPU"), IETF))
        .isEqualTo("\"openconfig-platform-types:CPU\"");
  }

  @Test
  void write_agreesInBothForms_forEveryTypeKeptAsALong() {
    assertBothForms(type(INTERFACE + "mtu"), 9000, new Value.Uint(9000));
    assertBothForms(type(INTERFACE + "counters/in-octets"), -2, new Value.Uint(-2));
    assertBothForms(LeafType.INT64, -2, new Value.Int(-2));
    assertBothForms(LeafType.BOOLEAN, 1, new Value.Bool(true));
    assertBothForms(LeafType.EMPTY, 1, new Value.Bool(true));
    assertBothForms(LeafType.DECIMAL, Double.doubleToRawLongBits(2.5), new Value.Decimal(2.5));
    LeafType type = type(INTERFACE + "type");
    assertBothForms(
        type,
        type.indexOf("softwareLoopback"),
        new Value.Identity("iana-if-type", "softwareLoopback"));
  }

  private static void assertBothForms(LeafType type, long number, Value value) {
    for (JsonStyle style : JsonStyle.values()) {
      assertThat(json(type, value, style)).isEqualTo(json(type, number, style));
    }
  }

  private static String json(LeafType type, long number, JsonStyle style) {
    return json(type, number, null, style);
  }

  private static String json(LeafType type, String text, JsonStyle style) {
    return json(type, 0, text, style);
  }

  private static String json(LeafType type, Value value, JsonStyle style) {
    JsonBuffer out = new JsonBuffer();
    LeafJson.write(out, type, value, style);
    return out.toString();
  }

  private static String json(
      LeafType type, long number, @Nullable Object reference, JsonStyle style) {
    JsonBuffer out = new JsonBuffer();
    LeafJson.write(out, type, false, number, reference, style);
    return out.toString();
  }

  private static LeafType type(String path) {
    return Schema.bundled()
        .find("", Arrays.asList(path.split("/")))
        .orElseThrow()
        .leaf()
        .type();
  }
}
