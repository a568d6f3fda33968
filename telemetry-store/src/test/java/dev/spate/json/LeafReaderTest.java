package dev.spate.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.value.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 7951 §6: JSON of single values, read. */
class LeafReaderTest {

  @Test
  void read_takesNumbersOf64BitsBareAndQuoted() {
    assertThat(read(LeafType.UINT64, "18446744073709551615")).isEqualTo(new Value.Uint(-1));
    assertThat(read(LeafType.UINT64, "\"18446744073709551615\"")).isEqualTo(new Value.Uint(-1));
    assertThat(read(LeafType.INT64, "\"-9223372036854775808\""))
        .isEqualTo(new Value.Int(Long.MIN_VALUE));
    assertThat(read(LeafType.DECIMAL, "\"2.50\"")).isEqualTo(new Value.Decimal(2.5));
    assertThat(read(LeafType.DECIMAL, "2.5")).isEqualTo(new Value.Decimal(2.5));
  }

  @Test
  void read_refusesNumbersBeyond64Bits() {
    refused(LeafType.UINT64, "18446744073709551616");
    refused(LeafType.INT64, "9223372036854775808");
    refused(LeafType.INT64, "-9223372036854775809");
    refused(LeafType.UINT64, "\"many\"");
    refused(LeafType.UINT64, "\"\"");
  }

  @Test
  void read_refusesDecimalsWithMoreDigitsThanTheirType() {
    LeafType percentage =
        type("components/component/properties/property/config/value").members().get(4);
    assertThat(percentage.fractionDigits()).isEqualTo(2);
    assertThat(read(percentage, "1.230")).isEqualTo(new Value.Decimal(1.23));
    refused(percentage, "1.234");
    refused(percentage, "1e999999999");
  }

  @Test
  void read_takesAUnionByItsFirstMemberThatFits() {
    LeafType property = type("components/component/properties/property/config/value");
    assertThat(read(property, "\"x\"")).isEqualTo(new Value.Text("x"));
    assertThat(read(property, "true")).isEqualTo(new Value.Bool(true));
    assertThat(read(property, "-3")).isEqualTo(new Value.Int(-3));
    assertThat(read(property, "18446744073709551615")).isEqualTo(new Value.Uint(-1));
    assertThat(read(property, "0.25")).isEqualTo(new Value.Decimal(0.25));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(property, "{}"))
        .withMessageStartingWith("an object is not allowed: should be string or boolean or int64");
  }

  @Test
  void read_takesIdentitiesWithModulePrefixOrNeither() {
    LeafType type = type("interfaces/interface/config/type");
    Value ethernet = new Value.Identity("iana-if-type", "ethernetCsmacd");
    assertThat(read(type, "\"iana-if-type:ethernetCsmacd\"")).isEqualTo(ethernet);
    assertThat(read(type, "\"ianaift:ethernetCsmacd\"")).isEqualTo(ethernet);
    assertThat(read(type, "\"ethernetCsmacd\"")).isEqualTo(ethernet);
  }

  @Test
  void read_takesAnEmptyLeafInBothStyles() {
    assertThat(read(LeafType.EMPTY, "[null]")).isEqualTo(new Value.Bool(true));
    assertThat(read(LeafType.EMPTY, "true")).isEqualTo(new Value.Bool(true));
    refused(LeafType.EMPTY, "false");
    refused(LeafType.EMPTY, "[]");
  }

  @Test
  void read_takesBytesInBase64() {
    assertThat(read(LeafType.BINARY, "\"AQID\"")).isEqualTo(new Value.Bytes(new byte[] {1, 2, 3}));
    refused(LeafType.BINARY, "\"?\"");
  }

  @Test
  void read_takesALeafListAsAnArray() {
    LeafInfo list = LeafInfo.unknown(LeafType.INT64, true);
    assertThat(LeafReader.read(list, JsonReader.parse("[1,\"2\"]")))
        .isEqualTo(new Value.LeafList(List.of(new Value.Int(1), new Value.Int(2))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafReader.read(list, JsonReader.parse("1")))
        .withMessageStartingWith("1 is not allowed: should be an array, each of its values int64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafReader.read(list, JsonReader.parse("[null]")));
  }

  @Test
  void readText_takesTheLexicalForm() {
    assertThat(LeafReader.readText(LeafType.UINT64, "7")).isEqualTo(new Value.Uint(7));
    assertThat(LeafReader.readText(LeafType.BOOLEAN, "true")).isEqualTo(new Value.Bool(true));
    assertThat(LeafReader.readText(LeafType.STRING, "7")).isEqualTo(new Value.Text("7"));
    assertThat(
            LeafReader.readText(type("components/component/properties/property/config/value"), "7"))
        .isEqualTo(new Value.Text("7"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafReader.readText(LeafType.UINT64, "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeafReader.readText(LeafType.BOOLEAN, "yes"));
  }

  @Test
  void write_and_read_agree() {
    for (JsonStyle style : JsonStyle.values()) {
      assertRoundTrip(LeafType.UINT64, new Value.Uint(-1), style);
      assertRoundTrip(LeafType.INT64, new Value.Int(Long.MIN_VALUE), style);
      assertRoundTrip(LeafType.DECIMAL, new Value.Decimal(-0.125), style);
      assertRoundTrip(LeafType.STRING, new Value.Text("a\"\u0001é"), style);
      assertRoundTrip(LeafType.BINARY, new Value.Bytes(new byte[] {0, -1}), style);
      assertRoundTrip(LeafType.EMPTY, new Value.Bool(true), style);
      assertRoundTrip(
          type("interfaces/interface/config/type"),
          new Value.Identity("iana-if-type", "softwareLoopback"),
          style);
    }
  }

  private static void assertRoundTrip(LeafType type, Value value, JsonStyle style) {
    JsonBuffer out = new JsonBuffer();
    LeafJson.write(out, type, value, style);
    assertThat(read(type, out.toString())).isEqualTo(value);
  }

  private static Value read(LeafType type, String json) {
    return LeafReader.read(LeafInfo.unknown(type, false), JsonReader.parse(json));
  }

  private static void refused(LeafType type, String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(type, json))
        .withMessageContaining("should be");
  }

  private static LeafType type(String path) {
    return Schema.bundled()
        .find("", Arrays.asList(path.split("/")))
        .orElseThrow()
        .leaf()
        .type();
  }
}
