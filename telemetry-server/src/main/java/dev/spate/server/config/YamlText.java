package dev.spate.server.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML text into a tree, and notes the line of every node. Scalars stay texts as they are written: what they mean is up
 * to the type that they are read as.
 */
final class YamlText {

  private static final Pattern PLACE = Pattern.compile("^ in .*, line (\\d+),");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String name;
  private final Map<String, String> origins;

  private YamlText(String name, Map<String, String> origins) {
    this.name = name;
    this.origins = origins;
  }

  /**
   * Reads one document.
   *
   * @param name what to call the text in errors, usually the file's name
   * @param origins where to note, by JSON Pointer, the line of every node ({@code spate.yaml:12})
   * @return an empty object if the text holds nothing
   */
  static JsonNode read(String name, String text, Map<String, String> origins) {
    YAMLFactory factory = YAMLFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
    try (YAMLParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        return NODES.objectNode();
      }
      JsonNode tree = new YamlText(name, origins).node(parser, "");
      if (parser.nextToken() != null) {
        throw new ConfigException(name + ":" + line(parser.currentTokenLocation())
            + ": a second document; a configuration is one");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new ConfigException(syntaxError(name, e), e);
    } catch (IOException e) {
      throw new IllegalStateException("Reading from a string cannot fail", e);
    }
  }

  private JsonNode node(YAMLParser parser, String pointer) throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    origins.putIfAbsent(pointer, name + ":" + line(location));
    if (parser.isCurrentAlias()) {
      throw new ConfigException(name + ":" + line(location) + ": the alias *" + parser.getText()
          + " is not supported; write it out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private ObjectNode object(YAMLParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String child = pointer + "/" + key;
      // The key's own line, not that of a value that begins below it.
      origins.put(child, name + ":" + line(parser.currentTokenLocation()));
      parser.nextToken();
      object.set(key, node(parser, child));
    }
    return object;
  }

  private ArrayNode array(YAMLParser parser, String pointer) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser, pointer + "/" + array.size()));
    }
    return array;
  }

  /** The parser tells first where it was, then what it found and where: lines that begin with a blank are places. */
  private static String syntaxError(String name, JsonProcessingException e) {
    String problem = "";
    String line = Integer.toString(line(e.getLocation()));
    for (String text : e.getOriginalMessage().lines().toList()) {
      Matcher place = PLACE.matcher(text);
      if (place.find()) {
        line = place.group(1);
      } else if (!text.startsWith(" ")) {
        problem = text;
      }
    }
    return name + ":" + line + ": not YAML: " + problem;
  }

  private static int line(@Nullable JsonLocation location) {
    return location == null ? 1 : location.getLineNr();
  }
}
