package dev.spate.cli.format;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.UpdateResult;
import dev.spate.proto.GnmiPaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers as JSON with the field names of gnmic, so that what reads its output reads ours. What is empty is left out. */
final class NotificationJson {

  private NotificationJson() {}

  static Map<String, Object> of(Notification notification, String source) {
    Map<String, Object> json =
        header(source, notification.getTimestamp(), notification.getPrefix());
    List<Object> updates = new ArrayList<>();
    for (Update update : notification.getUpdateList()) {
      updates.add(update(update));
    }
    putUnlessEmpty(json, "updates", updates);
    putUnlessEmpty(
        json,
        "deletes",
        notification.getDeleteList().stream().map(NotificationJson::path).toList());
    if (notification.getAtomic()) {
      json.put("atomic", true);
    }
    return json;
  }

  static Map<String, Object> of(SetResponse response, String source) {
    Map<String, Object> json = header(source, response.getTimestamp(), response.getPrefix());
    List<Object> results = new ArrayList<>();
    for (UpdateResult result : response.getResponseList()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("operation", result.getOp().name());
      fields.put("path", path(result.getPath()));
      results.add(fields);
    }
    putUnlessEmpty(json, "results", results);
    return json;
  }

  private static Map<String, Object> header(String source, long timestampNanos, Path prefix) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    json.put("timestamp", timestampNanos);
    json.put("time", Times.text(timestampNanos));
    putUnlessEmpty(json, "prefix", path(prefix));
    putUnlessEmpty(json, "target", prefix.getTarget());
    return json;
  }

  private static Map<String, Object> update(Update update) {
    String names = update.getPath().getElemList().stream()
        .map(PathElem::getName)
        .collect(Collectors.joining("/"));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(names, ValueJson.of(update.getVal()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Path", path(update.getPath()));
    json.put("values", values);
    if (update.getDuplicates() != 0) {
      json.put("duplicates", Integer.toUnsignedLong(update.getDuplicates()));
    }
    return json;
  }

  /** As gnmic writes it: without the slash at the front, except behind an origin, where it would be read as something else. */
  static String path(Path path) {
    String text = GnmiPaths.text(path);
    return text.startsWith("/") ? text.substring(1) : text;
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, List<?> value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
