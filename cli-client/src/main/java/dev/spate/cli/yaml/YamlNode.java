package dev.spate.cli.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML text, and the line at which it begins, from 1. Immutable. */
public sealed interface YamlNode {

  int line();

  /** The same as JSON, as {@link dev.spate.json.JsonReader} has it. */
  Object json();

  /**
   * A word, a number, or nothing.
   *
   * @param text as it is written, without quotes
   * @param json what it means by the core schema (YAML 1.2.2 §10.3): a String, a BigDecimal, a Boolean or a JsonNull
   */
  record Scalar(String text, Object json, int line) implements YamlNode {}

  /** A list. */
  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Object json() {
      return items.stream().map(YamlNode::json).toList();
    }
  }

  /** Names and their values, in the order of the text. */
  record Mapping(Map<String, Member> members, int line) implements YamlNode {

    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      members.forEach((name, member) -> json.put(name, member.value().json()));
      return json;
    }
  }

  /**
   * What a name of a mapping stands for.
   *
   * @param line that of the name, not that of a value that begins below it
   */
  record Member(YamlNode value, int line) {}
}
