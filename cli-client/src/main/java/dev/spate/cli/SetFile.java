package dev.spate.cli;

import dev.spate.cli.yaml.YamlReader;
import dev.spate.json.JsonReader;
import dev.spate.schema.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that a Set takes values or operations from: JSON where its name ends in .json, and YAML otherwise.
 *
 * @param updates in the order of the file
 * @param replaces in the order of the file
 * @param deletes paths
 */
record SetFile(List<Item> updates, List<Item> replaces, List<String> deletes) {

  /** As {@code --update-file -} has it. */
  private static final Path STANDARD_INPUT = Path.of("-");

  private static final List<String> SECTIONS = List.of("updates", "replaces", "deletes");
  private static final List<String> FIELDS = List.of("path", "value", "encoding");

  /**
   * An update or replace.
   *
   * @param path as the command line would have it
   * @param value as {@link JsonReader} has it
   * @param encoding a type of {@link SetValue#typed}; null where that of -e is meant
   */
  record Item(String path, Object value, @Nullable String encoding) {}

  /**
   * Reads a value, as {@link JsonReader} has it.
   *
   * @param in read instead where the file is {@code -}
   * @throws IllegalArgumentException if it cannot be read, or is not what its name says; the message names it
   */
  static Object value(Path file, InputStream in) {
    String text = read(file, in);
    if (!file.toString().endsWith(".json")) {
      return YamlReader.read(file.toString(), text).json();
    }
    try {
      return JsonReader.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads operations, with the field names of gnmic.
   *
   * @param in read instead where the file is {@code -}
   * @throws IllegalArgumentException if it cannot be read, or holds something else; the message names file and field
   */
  static SetFile request(Path file, InputStream in) {
    try {
      Map<?, ?> sections = object("", value(file, in), SECTIONS);
      List<String> deletes = new ArrayList<>();
      for (Object path : list("deletes", sections)) {
        deletes.add(text("deletes[" + deletes.size() + "]", path));
      }
      return new SetFile(items("updates", sections), items("replaces", sections), deletes);
    } catch (MisplacedException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Item> items(String section, Map<?, ?> sections) {
    List<Item> items = new ArrayList<>();
    for (Object entry : list(section, sections)) {
      String place = section + "[" + items.size() + "]";
      Map<?, ?> fields = object(place, entry, FIELDS);
      Object value = fields.get("value");
      if (value == null) {
        throw new MisplacedException(place + " has no value");
      }
      Object path = fields.get("path");
      Object encoding = fields.get("encoding");
      items.add(new Item(
          path == null ? "/" : text(place + ".path", path),
          value,
          encoding == null ? null : text(place + ".encoding", encoding)));
    }
    return items;
  }

  private static Map<?, ?> object(String place, Object value, List<String> names) {
    if (!(value instanceof Map<?, ?> object)) {
      throw new MisplacedException((place.isEmpty() ? "it" : place) + " must have "
          + String.join(", ", names) + " below it");
    }
    for (Object name : object.keySet()) {
      if (!names.contains(name)) {
        throw new MisplacedException((place.isEmpty() ? "" : place + ".") + name
            + " is unknown; known are " + String.join(", ", names)
            + Suggestions.didYouMean(name.toString(), names));
      }
    }
    return object;
  }

  private static List<?> list(String name, Map<?, ?> object) {
    Object value = object.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new MisplacedException(name + " must be a list");
  }

  private static String text(String place, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new MisplacedException(place + " must be a text");
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static String read(Path file, InputStream in) {
    try {
      return file.equals(STANDARD_INPUT)
          ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }

  /** A field that is not what it should be; its message still lacks the file's name. */
  private static final class MisplacedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MisplacedException(String message) {
      super(message);
    }
  }
}
