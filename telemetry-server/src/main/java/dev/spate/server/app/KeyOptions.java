package dev.spate.server.app;

import dev.spate.server.config.Key;
import dev.spate.server.config.KeyDoc;
import dev.spate.server.config.LoadedConfig;
import dev.spate.value.DataSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The keys of the configuration as options of a command, explained by the document that explains the keys. */
final class KeyOptions {

  private KeyOptions() {}

  /**
   * Makes every key of the configuration outside lists an option, in a group for each section of the document.
   *
   * @param defaults what the command runs with if nothing is said
   */
  static void addTo(CommandSpec spec, LoadedConfig defaults) {
    Map<String, KeyDoc> docs = KeyDoc.all();
    Map<String, ArgGroupSpec.Builder> groups = new LinkedHashMap<>();
    for (Key key : Key.all()) {
      KeyDoc doc = docs.get(key.name());
      if (doc == null) {
        throw new IllegalStateException("docs/configuration.md says nothing of " + key.name());
      }
      groups
          .computeIfAbsent(
              doc.section(),
              section -> ArgGroupSpec.builder()
                  .validate(false)
                  .order(groups.size())
                  .heading("%n" + section + ":%n"))
          .addArg(option(key, doc.meaning(), defaults.text(key)));
    }
    groups.values().forEach(group -> spec.addArgGroup(group.build()));
  }

  /** The keys whose options are on the command line, with what these say. */
  static Map<Key, String> given(ParseResult line) {
    Map<Key, String> given = new LinkedHashMap<>();
    for (Key key : Key.all()) {
      String value = line.matchedOptionValue(key.flag(), null);
      if (value != null) {
        given.put(key, value);
      }
    }
    return given;
  }

  private static OptionSpec option(Key key, String meaning, String defaultText) {
    String sentence = meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
    String text = defaultText.isEmpty() ? sentence : sentence + " (default: " + defaultText + ")";
    OptionSpec.Builder option = OptionSpec.builder(key.flag())
        .type(String.class)
        .paramLabel(label(key.type()))
        .description(text.replace("%", "%%"));
    return (key.type() == boolean.class ? option.arity("0..1").fallbackValue("true") : option)
        .build();
  }

  private static String label(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("|"));
    }
    if (type == boolean.class) {
      return "true|false";
    }
    if (type == Duration.class) {
      return "DURATION";
    }
    if (type == DataSize.class) {
      return "SIZE";
    }
    if (Iterable.class.isAssignableFrom(type)) {
      return "LIST";
    }
    return type.isPrimitive() ? "NUMBER" : "TEXT";
  }
}
