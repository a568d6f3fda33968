package dev.spate.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spate.simulator.DeviceConfig;
import dev.spate.simulator.InterfaceConfig;
import dev.spate.simulator.LinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is true: every key, its default, its examples. */
class DocumentedConfigTest {

  /** A key, and its default where that is a value. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z0-9.-]+)` \\| ?(?:`([^`]*)` )?[^|`]*\\|", Pattern.MULTILINE);

  private static final Pattern EXAMPLE =
      Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private final String document;

  DocumentedConfigTest() throws IOException {
    document = Files.readString(Path.of("../docs/configuration.md"));
  }

  @Test
  void keys_areAllDocumentedInOrderWithTheirDefaults() {
    JsonNode defaults = ConfigMapper.MAPPER.valueToTree(ServerConfig.defaults());
    Map<String, String> expected = new LinkedHashMap<>();
    for (Key key : Key.all()) {
      JsonNode value = defaults.at(key.pointer());
      expected.put(key.name(), value.isArray() ? value.toString() : value.asText());
    }

    String tablesOfLists = document.substring(
        document.indexOf("| in `simulator.devices`"), document.indexOf("## Logging"));
    assertThat(rows(document.replace(tablesOfLists, ""))).containsExactlyEntriesOf(expected);
  }

  @Test
  void keysInLists_areAllDocumented() {
    assertThat(rowsAfter("in `simulator.devices`")).isEqualTo(keys(DeviceConfig.class));
    assertThat(rowsAfter("in `interfaces`")).isEqualTo(keys(InterfaceConfig.class));
    assertThat(rowsAfter("in `simulator.links`")).isEqualTo(keys(LinkConfig.class));
  }

  @Test
  void examples_canBeRead() {
    Matcher example = EXAMPLE.matcher(document);
    int count = 0;
    for (; example.find(); count++) {
      ServerConfig config =
          new ConfigLayers().text("configuration.md", example.group(1)).load().config();
      assertThat(config).isNotEqualTo(ServerConfig.defaults());
    }
    assertThat(count).isPositive();
  }

  @Test
  void errors_areWordedAsDocumented() {
    assertThat(document).contains(message("gateway:\n  prot: 1\n"));
  }

  private static String message(String yaml) {
    try {
      new ConfigLayers().text("spate.yaml", yaml).load();
      return "no error";
    } catch (ConfigException e) {
      return e.getMessage();
    }
  }

  private static Map<String, String> rows(String text) {
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      rows.putIfAbsent(row.group(1), row.group(2) == null ? "" : row.group(2));
    }
    return rows;
  }

  private List<String> rowsAfter(String heading) {
    String table = document.substring(document.indexOf("| " + heading));
    return List.copyOf(rows(table.substring(0, table.indexOf("\n\n"))).keySet());
  }

  private static List<String> keys(Class<?> section) {
    return Arrays.stream(section.getRecordComponents())
        .map(Key::nameOf)
        .collect(Collectors.toList());
  }
}
