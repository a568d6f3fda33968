package dev.spate.cli.yaml;

import dev.spate.json.JsonNull;
import dev.spate.json.JsonReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 by its core schema, of which JSON is a part: {@code no} is a word, and numbers keep all of their digits. Names of
 * mappings are words, none comes twice.
 */
public final class YamlReader {

  private final String name;
  private int depth;

  private YamlReader(String name) {
    this.name = name;
  }

  /**
   * Reads one document; an empty one is an empty mapping.
   *
   * @param name what to call the text in errors, usually the file's name
   * @throws IllegalArgumentException if it is no YAML, or none that could be JSON; the message begins with name and line
   */
  public static YamlNode read(String name, String text) {
    LoadSettings settings = LoadSettings.builder()
        .setLabel(name)
        .setSchema(new CoreSchema())
        .setAllowNonScalarKeys(true) // to be refused here, with their line
        .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isEmpty()
          ? new YamlNode.Mapping(Map.of(), 1)
          : new YamlReader(name).node(root.get());
    } catch (MarkedYamlEngineException e) {
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      throw new IllegalArgumentException(
          name + ":" + line(e.getProblemMark()) + ": not YAML: " + context + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(name + ": not YAML: " + e.getMessage(), e);
    }
  }

  private YamlNode node(Node node) {
    int line = line(node.getStartMark());
    if (node instanceof ScalarNode scalar) {
      return new YamlNode.Scalar(scalar.getValue(), value(scalar, line), line);
    }
    // An alias may lead back to what it is in.
    if (++depth > JsonReader.MAX_DEPTH) {
      throw wrong(line, "deeper than " + JsonReader.MAX_DEPTH + " levels");
    }
    YamlNode read;
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(node(item)));
      read = new YamlNode.Sequence(items, line);
    } else {
      read = mapping((MappingNode) node, line);
    }
    depth--;
    return read;
  }

  private YamlNode mapping(MappingNode node, int line) {
    Map<String, YamlNode.Member> members = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      int keyLine = line(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(keyLine, "a name must be a word, not a list or a mapping");
      }
      YamlNode.Member member = new YamlNode.Member(node(tuple.getValueNode()), keyLine);
      if (members.put(key.getValue(), member) != null) {
        throw wrong(keyLine, "\"" + key.getValue() + "\" comes twice");
      }
    }
    return new YamlNode.Mapping(Collections.unmodifiableMap(members), line);
  }

  private Object value(ScalarNode scalar, int line) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.STR)) {
      return text;
    }
    if (tag.equals(Tag.NULL)) {
      return JsonNull.NULL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    try {
      if (tag.equals(Tag.INT)) {
        return new BigDecimal(integer(text));
      }
      if (tag.equals(Tag.FLOAT)) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException e) {
      throw wrong(line, "\"" + text + "\" is no number that JSON could hold");
    }
    throw wrong(
        line, "the tag " + tag.getValue() + " is not supported; write the value without it");
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  private IllegalArgumentException wrong(int line, String problem) {
    return new IllegalArgumentException(name + ":" + line + ": " + problem);
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
