package dev.spate.cli;

import dev.spate.cli.yaml.YamlNode;
import dev.spate.cli.yaml.YamlReader;
import dev.spate.json.JsonNull;
import dev.spate.schema.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A file of defaults, checked against the commands that there are: names of options at the top, for all commands that have
 * them, and below names of commands, for those alone.
 */
final class DefaultsFile {

  static final DefaultsFile EMPTY = new DefaultsFile("");

  /** For options at the top. */
  private static final String ALL = "";

  /**
   * A value as a command line would have it.
   *
   * @param place such as {@code .spate.yaml:3}
   */
  record Entry(String value, String place) {}

  private final String name;
  private final Map<String, Map<String, Entry>> sections = new HashMap<>();

  private DefaultsFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read, or holds what is no default of any option; the message tells where
   */
  static DefaultsFile read(Path path, CommandSpec root) {
    DefaultsFile file = new DefaultsFile(path.toString());
    file.readTop(YamlReader.read(file.name, text(path)), root);
    return file;
  }

  /** Null where the file says nothing. */
  @Nullable
  Entry find(String command, String option) {
    Entry special = sections.getOrDefault(command, Map.of()).get(option);
    return special != null ? special : sections.getOrDefault(ALL, Map.of()).get(option);
  }

  private void readTop(YamlNode top, CommandSpec root) {
    Map<String, CommandSpec> commands = Defaults.commands(root).stream()
        .collect(Collectors.toMap(CommandSpec::name, command -> command));
    Set<String> options = new TreeSet<>();
    commands.values().forEach(command -> options.addAll(Defaults.options(command)));
    mapping(top).members().forEach((key, member) -> {
      CommandSpec command = commands.get(key);
      if (command == null) {
        put(ALL, key, member, options, commands.keySet());
      } else {
        mapping(member.value())
            .members()
            .forEach(
                (option, value) -> put(key, option, value, Defaults.options(command), Set.of()));
      }
    });
  }

  private void put(
      String section,
      String key,
      YamlNode.Member member,
      Set<String> options,
      Set<String> commands) {
    if (!options.contains(key)) {
      Set<String> names = new TreeSet<>(options);
      names.addAll(commands);
      String whose = section.isEmpty() ? "no command has" : section + " has no";
      throw wrong(
          member.line(),
          whose + " option --" + key + " that could have a default"
              + Suggestions.didYouMean(key, names));
    }
    Entry entry = new Entry(value(key, member), name + ":" + member.line());
    sections.computeIfAbsent(section, s -> new HashMap<>()).put(key, entry);
  }

  private String value(String key, YamlNode.Member member) {
    List<String> words = new ArrayList<>();
    if (member.value() instanceof YamlNode.Sequence list) {
      list.items().forEach(item -> words.add(scalar(key, item)));
    } else if (member.value() instanceof YamlNode.Mapping pairs) {
      pairs.members().forEach((name, pair) -> words.add(name + "=" + scalar(key, pair.value())));
    } else {
      words.add(scalar(key, member.value()));
    }
    return String.join(",", words);
  }

  private String scalar(String key, YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar && scalar.json() != JsonNull.NULL) {
      return scalar.text();
    }
    throw wrong(
        node.line(),
        node instanceof YamlNode.Scalar
            ? key + " is empty; give it a value, or leave it out"
            : key + " must be one value, or a list of them");
  }

  private YamlNode.Mapping mapping(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw wrong(
        node.line(), "here belong options with their values, such as \"address: 192.0.2.1:57400\"");
  }

  private IllegalArgumentException wrong(int line, String problem) {
    return new IllegalArgumentException(name + ":" + line + ": " + problem);
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(path + ": there is no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          path + " cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }
}
