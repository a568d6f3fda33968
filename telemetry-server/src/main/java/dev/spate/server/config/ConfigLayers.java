package dev.spate.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.spate.schema.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts a configuration together from its layers. Each hides what those before it say: defaults, a file, variables, flags. Not
 * thread-safe; used once.
 */
public final class ConfigLayers {

  private final ObjectNode tree = ConfigMapper.MAPPER.valueToTree(ServerConfig.defaults());
  private final Map<String, String> origins = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Reads one YAML file.
   *
   * @throws ConfigException if it cannot be read or is no YAML
   */
  public ConfigLayers file(Path file) {
    try {
      return text(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file", e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a YAML text, calling it by a name in errors.
   *
   * @throws ConfigException if it is no YAML
   */
  public ConfigLayers text(String name, String yaml) {
    JsonNode read = YamlText.read(name, yaml, origins);
    if (!read.isObject()) {
      throw new ConfigException(
          name
              + ":1: a configuration is keys with values, such as \"gateway:\" with \"port: 9339\" below it");
    }
    overlay(tree, (ObjectNode) read, "");
    return this;
  }

  /** Takes the variables that are named after keys. Others are left alone, but one that looks like a mistake is warned of. */
  public ConfigLayers variables(Map<String, String> environment) {
    Map<String, Key> known =
        Key.all().stream().collect(Collectors.toMap(Key::variable, key -> key));
    environment.forEach((variable, value) -> {
      Key key = known.get(variable);
      if (key != null) {
        set(key, value, "variable " + variable);
      } else if (variable.startsWith("SPATE_")) {
        String suggestion = Suggestions.didYouMean(variable, known.keySet());
        if (!suggestion.isEmpty()) {
          warnings.add("The variable " + variable + " means nothing to Spate" + suggestion);
        }
      }
    });
    return this;
  }

  /** Sets keys to the values of their flags. */
  public ConfigLayers flags(Map<Key, String> flags) {
    flags.forEach((key, value) -> set(key, value, "flag " + key.flag()));
    return this;
  }

  /**
   * The configuration that comes out.
   *
   * @throws ConfigException if a key is unknown or a value is wrong
   */
  public LoadedConfig load() {
    try {
      return new LoadedConfig(
          ConfigMapper.MAPPER.treeToValue(tree, ServerConfig.class),
          tree,
          origins,
          List.copyOf(warnings));
    } catch (JsonMappingException e) {
      throw new ConfigException(new ConfigFault(tree, origins, e).message(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that is in memory is well-formed", e);
    }
  }

  private void set(Key key, String value, String origin) {
    ObjectNode section =
        tree.withObject(key.pointer().substring(0, key.pointer().lastIndexOf('/')));
    origins.keySet().removeIf(pointer -> pointer.startsWith(key.pointer() + "/"));
    String leaf = key.pointer().substring(key.pointer().lastIndexOf('/') + 1);
    section.set(
        leaf,
        key.isScalar() ? TextNode.valueOf(value) : YamlText.read(origin, value, new HashMap<>()));
    origins.put(key.pointer(), origin);
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isValueNode() && value.asText("").isEmpty();
  }

  /** Objects merge; anything else replaces what was there. A section without content changes nothing. */
  private void overlay(ObjectNode base, ObjectNode above, String pointer) {
    above.properties().forEach(entry -> {
      String child = pointer + "/" + entry.getKey();
      JsonNode below = base.get(entry.getKey());
      JsonNode value = entry.getValue();
      if (below instanceof ObjectNode section && value instanceof ObjectNode object) {
        overlay(section, object, child);
      } else if (below instanceof ObjectNode && isEmpty(value)) {
        return;
      } else if (below != null && value.isNull()) {
        throw new ConfigException(origins.get(child) + ": " + child.substring(1).replace('/', '.')
            + " is empty; give it a value, or leave the key out");
      } else {
        base.set(entry.getKey(), value);
      }
    });
  }
}
