package dev.spate.cli.diff;

import dev.spate.json.JsonReader;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code get --format json} printed: Notifications with gnmic's field names, one behind the other, or in an array as
 * gnmic itself prints them.
 */
public final class SavedSnapshot {

  private final Snapshot snapshot;
  private int notifications;

  private SavedSnapshot(Schema schema) {
    snapshot = new Snapshot(schema);
  }

  /**
   * Reads a whole file.
   *
   * @throws IllegalArgumentException if it holds anything else, or no Notification; the message says what, and at which of them
   */
  public static Snapshot parse(Schema schema, String text) {
    SavedSnapshot saved = new SavedSnapshot(schema);
    JsonReader.parseAll(text).forEach(saved::read);
    if (saved.notifications == 0) {
      throw new IllegalArgumentException("there is nothing in it");
    }
    return saved.snapshot;
  }

  private void read(Object value) {
    if (value instanceof List<?> array) {
      array.forEach(this::read);
    } else {
      notifications++;
      readNotification(object(value, "a Notification"));
    }
  }

  private void readNotification(Map<?, ?> json) {
    if (!json.containsKey("timestamp")) {
      throw wrong("it has no timestamp");
    }
    String target = text(json.get("target"), "target");
    Path prefix = path(text(json.get("prefix"), "prefix"));
    for (Object deleted : array(json.get("deletes"), "deletes")) {
      snapshot.delete(target, absolute(prefix, text(deleted, "deletes")));
    }
    for (Object update : array(json.get("updates"), "updates")) {
      Map<?, ?> fields = object(update, "updates");
      Path path = absolute(prefix, text(fields.get("Path"), "Path"));
      object(fields.get("values"), "values")
          .values()
          .forEach(value -> snapshot.add(target, path, value));
    }
  }

  private Path absolute(Path prefix, String text) {
    Path path = path(text);
    Path absolute = prefix.append(path);
    return path.origin().isEmpty() ? absolute : absolute.withOrigin(path.origin());
  }

  private Path path(String text) {
    try {
      return Path.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private String text(@Nullable Object value, String field) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong("\"" + field + "\" is no string");
  }

  private List<?> array(@Nullable Object value, String field) {
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> array) {
      return array;
    }
    throw wrong("\"" + field + "\" is no array");
  }

  private Map<?, ?> object(@Nullable Object value, String field) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw wrong(field + " is no object");
  }

  private IllegalArgumentException wrong(@Nullable String what) {
    return new IllegalArgumentException(
        "Notification %d: %s; it should be what `get --format json` prints"
            .formatted(notifications, what));
  }
}
