package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.gnmi.proto.TypedValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TextFormat.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the command line, and the field of TypedValue that each goes into. */
class SetValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "string | edge1 | string_val: \"edge1\"",
        "ascii | edge1 | ascii_val: \"edge1\"",
        "int | -7 | int_val: -7",
        "uint | 18446744073709551615 | uint_val: 18446744073709551615",
        "bool | false | bool_val: false",
        "double | 0.5 | double_val: 0.5",
        "float | 0.5 | double_val: 0.5",
        "decimal | 0.5 | double_val: 0.5",
        "bytes | AQI= | bytes_val: \"\\001\\002\"",
        "json | {\"mtu\": 9000} | json_val: '{\"mtu\": 9000}'",
        "JSON_IETF | \"9000\" | json_ietf_val: '\"9000\"'"
      })
  void typed_each_type_has_its_field(String type, String text, String expected)
      throws ParseException {
    assertThat(SetValue.typed(type, text)).isEqualTo(TextFormat.parse(expected, TypedValue.class));
  }

  @ParameterizedTest
  @CsvSource({"int, 1.5", "uint, -1", "bool, yes", "double, fast", "bytes, *"})
  void typed_text_that_is_none_of_the_type(String type, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SetValue.typed(type, text))
        .withMessage("\"" + text + "\" is no " + type);
  }

  @Test
  void typed_unknown_type_and_bad_json() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SetValue.typed("text", "x"))
        .withMessageStartingWith("no type \"text\"; use json");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SetValue.typed("json", "{"))
        .withMessageStartingWith("JSON: ");
  }

  @Test
  void encoded_what_is_no_json_is_a_string() {
    assertThat(SetValue.encoded(EncodingName.JSON, "9000").getJsonVal()).isEqualTo(utf8("9000"));
    assertThat(SetValue.encoded(EncodingName.JSON, "to \"a\"").getJsonVal())
        .isEqualTo(utf8("\"to \\\"a\\\"\""));
    assertThat(SetValue.encoded(EncodingName.JSON_IETF, "{}").getJsonIetfVal())
        .isEqualTo(utf8("{}"));
    assertThat(SetValue.encoded(EncodingName.ASCII, "{").getAsciiVal()).isEqualTo("{");
  }

  @Test
  void encoded_half_an_object_is_a_mistake_and_no_string() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SetValue.encoded(EncodingName.JSON, "{\"mtu\": 9000"))
        .withMessageStartingWith("JSON: ");
  }

  @Test
  void encoded_proto_needs_a_type() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SetValue.encoded(EncodingName.PROTO, "1"))
        .withMessageContaining("PATH:::TYPE:::VALUE");
  }

  private static ByteString utf8(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
