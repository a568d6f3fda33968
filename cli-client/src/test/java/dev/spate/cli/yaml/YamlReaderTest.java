package dev.spate.cli.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.spate.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML as the JSON that it means, by YAML 1.2. */
class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "18446744073709551615 | 18446744073709551615",
        "1.10 | 1.10",
        "-1e3 | -1e3",
        "0x1F | 31",
        "0o17 | 15",
        "true | true",
        "no | \"no\"",
        "~ | null",
        "'9000' | \"9000\"",
        "10.0.0.1/30 | \"10.0.0.1/30\"",
        "2026-11-21 | \"2026-11-21\"",
        "[a, 1, {b: c}] | [\"a\", 1, {\"b\": \"c\"}]",
        "{\"mtu\": 9000, \"up\": true} | {\"mtu\": 9000, \"up\": true}",
        "[&x {a: 1}, *x] | [{\"a\": 1}, {\"a\": 1}]"
      })
  void json_of_the_core_schema(String yaml, String json) {
    assertThat(YamlReader.read("file", yaml).json()).isEqualTo(JsonReader.parse(json));
  }

  @Test
  void read_nothing_is_an_empty_mapping() {
    assertThat(YamlReader.read("file", "# nothing\n")).isEqualTo(YamlReader.read("file", ""));
  }

  @Test
  void read_knows_the_lines_of_names_and_values() {
    var top = (YamlNode.Mapping) YamlReader.read("file", "# comment\na: 1\nb:\n  - x\n  - y\n");
    var b = top.members().get("b");

    assertThat(top.members().get("a").line()).isEqualTo(2);
    assertThat(b.line()).isEqualTo(3);
    assertThat(((YamlNode.Sequence) b.value()).items())
        .extracting(YamlNode::line)
        .containsExactly(4, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a: 1\\na: 2 | file:2: \"a\" comes twice",
        "a: [1 | file:1: not YAML: ",
        "--- 1\\n--- 2 | file:2: not YAML: expected a single document in the stream, but found another document",
        "? [a]\\n: 1 | file:1: a name must be a word",
        ".inf | file:1: \".inf\" is no number that JSON could hold",
        "!host x | file:1: the tag !host is not supported",
        "&x [*x] | file:1: deeper than 128 levels"
      })
  void read_what_json_cannot_hold(String yaml, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlReader.read("file", yaml.replace("\\n", "\n")))
        .withMessageContaining(problem);
  }
}
