package dev.spate.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void parse_readsEveryKindOfValue() {
    Object value = JsonReader.parse(
        " {\"b\": [1, -2.50e1, true, false, null], \"a\": {\"\": \"x\"}, \"c\": []}\n");
    assertThat(value)
        .isEqualTo(Map.of(
            "b",
            List.of(new BigDecimal("1"), new BigDecimal("-2.50e1"), true, false, JsonNull.NULL),
            "a",
            Map.of("", "x"),
            "c",
            List.of()));
    assertThat(((Map<?, ?>) value).keySet()).map(Object::toString).containsExactly("b", "a", "c");
  }

  @Test
  void parse_readsABareValue() {
    assertThat(JsonReader.parse("\"eth0\"")).isEqualTo("eth0");
    assertThat(JsonReader.parse("0")).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void parseAll_readsValuesOneBehindTheOther() {
    assertThat(JsonReader.parseAll("{\"a\": 1}\n{\"b\": []}[\"x\"]\n"))
        .containsExactly(Map.of("a", BigDecimal.ONE), Map.of("b", List.of()), List.of("x"));
    assertThat(JsonReader.parseAll(" \n")).isEmpty();
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> JsonReader.parseAll("{}\n{\"a\""));
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> JsonReader.parseAll("{},{}"));
  }

  @Test
  void parse_keepsNumbersExact() {
    assertThat(JsonReader.parse("18446744073709551615"))
        .isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(JsonReader.parse("0.12345678901234567890123"))
        .isEqualTo(new BigDecimal("0.12345678901234567890123"));
  }

  @Test
  void parse_readsEscapes() {
    assertThat(JsonReader.parse("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00z\""))
        .isEqualTo("a\"\\/\b\f\n\r\té\uD83D\uDE00z");
  }

  @Test
  void parse_readsUtf8() {
    assertThat(JsonReader.parse("\"é€\uD83D\uDE00\"".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("é€\uD83D\uDE00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,}|expected a name in quotes, found '}' at position 7",
        "[1 2]|expected ',' or ']', found '2' at position 3",
        "[1,]|expected a value, found ']' at position 3",
        "{\"a\" 1}|expected ':' behind the name \"a\", found '1' at position 5",
        "{\"a\":1,\"a\":2}|the name \"a\" comes twice in one object at position 7",
        "1 1|expected the end of the text, found '1' at position 2",
        "tru|expected a value, found 't' at position 0",
        "01|expected the end of the text, found '1' at position 1",
        "-|expected a digit, found the end at position 1",
        "1.|expected a digit, found the end at position 2",
        "1e+|expected a digit, found the end at position 3",
        "+1|expected a value, found '+' at position 0",
        "\"a|expected the end of the string, or an escape of a control character, found the end at position 2",
        "\"\\x\"|expected one of \" \\ / b f n r t u behind a backslash, found 'x' at position 2",
        "\"\\u12g4\"|expected four hexadecimal digits, found 'g' at position 5",
        "\"\\ud800\"|half a surrogate pair in the string at position 0",
        "1e99999999999|a number whose exponent is out of range at position 0",
        "'a'|expected a value, found ''' at position 0",
        "NaN|expected a value, found 'N' at position 0"
      })
  void parse_saysWhatIsWrongAndWhere(String text, String problem) {
    refused(text).withMessage("JSON: " + problem);
  }

  @Test
  void parse_refusesControlCharactersInStrings() {
    refused("\"a\nb\"").withMessageContaining("found U+000A at position 2");
  }

  @Test
  void parse_refusesBytesThatAreNoUtf8() {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> JsonReader.parse(new byte[] {'"', 'a', (byte) 0xC3, '"'}))
        .withMessage("JSON: not UTF-8 at position 2")
        .extracting(JsonSyntaxException::position)
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void parse_refusesAnEmptyText(String text) {
    refused(text).withMessageContaining("expected a value, found the end");
  }

  @Test
  void parse_boundsDepthAndNumbers() {
    assertThat(JsonReader.parse("[".repeat(128) + "]".repeat(128))).isInstanceOf(List.class);
    refused("[".repeat(1_000_000))
        .withMessage("JSON: nested deeper than 128 levels at position 128");
    refused("{\"a\":".repeat(129)).withMessageContaining("nested deeper than 128 levels");
    refused("1".repeat(401))
        .withMessage("JSON: a number of more than 400 characters at position 0");
  }

  @Test
  void parse_neverFailsOtherwise() {
    Random random = new Random(7);
    String alphabet = "{}[]\":,0123456789.eE+-\\utrflasn \n\uD800é";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Throwable thrown = catchThrowable(() -> JsonReader.parse(text.toString()));
      assertThat(thrown == null || thrown instanceof JsonSyntaxException)
          .as("%s: %s", text, thrown)
          .isTrue();
    }
  }

  private static ThrowableAssertAlternative<JsonSyntaxException> refused(String text) {
    return assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> JsonReader.parse(text));
  }
}
