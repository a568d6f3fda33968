package dev.spate.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration, and where each of its values came from. Immutable. */
public final class LoadedConfig {

  private static final Set<String> SWITCH = Set.of("true", "false");

  private final ServerConfig config;
  private final ObjectNode tree;
  private final Map<String, String> origins;
  private final List<String> warnings;

  LoadedConfig(
      ServerConfig config, ObjectNode tree, Map<String, String> origins, List<String> warnings) {
    this.config = config;
    this.tree = tree;
    this.origins = Map.copyOf(origins);
    this.warnings = warnings;
  }

  public ServerConfig config() {
    return config;
  }

  /** What looks like a mistake but is none for certain, a sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  /** The value of a key as it is written in one word; empty for a list, and where there is none. */
  public String text(Key key) {
    return tree.at(key.pointer()).asText();
  }

  /** All of it as a YAML file that can be read again; a comment on each key says where its value came from. */
  public String print() {
    StringBuilder out = new StringBuilder();
    print(tree, "", "", out);
    return out.toString();
  }

  private void print(ObjectNode section, String pointer, String indent, StringBuilder out) {
    section.properties().forEach(entry -> {
      String child = pointer + "/" + entry.getKey();
      out.append(indent).append(entry.getKey()).append(':');
      if (entry.getValue() instanceof ObjectNode object) {
        out.append('\n');
        print(object, child, indent + "  ", out);
        return;
      }
      String comment = "  # " + origins.getOrDefault(child, "default") + "\n";
      String value = yaml(entry.getValue());
      if (entry.getValue().isEmpty()) {
        out.append(' ').append(value).append(comment);
      } else {
        out.append(comment).append(value.indent(indent.length() + 2));
      }
    });
  }

  private static String yaml(JsonNode value) {
    if (SWITCH.contains(value.asText())) {
      return value.asText(); // the writer would quote a text that reads like a boolean
    }
    try {
      String yaml = ConfigMapper.MAPPER.writeValueAsString(value).strip();
      // An empty text is told from no document at all by the marker.
      return yaml.startsWith("--- ") ? yaml.substring(4) : yaml;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read can be written", e);
    }
  }
}
