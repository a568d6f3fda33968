package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.Update;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.proto.GnmiPaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints answers as the events of gnmic: an array of one object an Update or delete, whose paths have no keys; those are tags,
 * such as {@code interface_name}.
 */
final class EventPrinter implements AnswerPrinter {

  /** What gnmic calls what a Get brings, and a subscription that has no name. */
  private static final String GET = "get-request";

  private static final String SUBSCRIPTION = "default";

  private final String source;

  EventPrinter(String source) {
    this.source = source;
  }

  @Override
  public String get(GetResponse response) {
    List<Object> events = new ArrayList<>();
    for (Notification notification : response.getNotificationList()) {
      collect(GET, Map.of("source", source), notification, events);
    }
    return PrettyJson.text(events);
  }

  @Override
  public String subscribe(SubscribeResponse response) {
    List<Object> events = new ArrayList<>();
    Map<String, String> tags = Map.of("source", source, "subscription-name", SUBSCRIPTION);
    collect(SUBSCRIPTION, tags, response.getUpdate(), events);
    return events.isEmpty() ? "" : PrettyJson.text(events);
  }

  private static void collect(
      String name, Map<String, String> common, Notification notification, List<Object> events) {
    var prefix = notification.getPrefix();
    Map<String, String> tags = new TreeMap<>(common);
    if (!prefix.getTarget().isEmpty()) {
      tags.put("target", prefix.getTarget());
    }
    for (Update update : notification.getUpdateList()) {
      Path path = GnmiPaths.resolve(prefix, update.getPath());
      String names = names(path);
      Map<String, Object> values = new TreeMap<>();
      for (Leaf leaf : Leaf.of(path, update)) {
        values.put(leaf.path(names), leaf.value());
      }
      Map<String, Object> event = event(name, notification.getTimestamp(), tags, path, names);
      event.put("values", values);
      events.add(event);
    }
    for (var deleted : notification.getDeleteList()) {
      Path path = GnmiPaths.resolve(prefix, deleted);
      String names = names(path);
      Map<String, Object> event = event(name, notification.getTimestamp(), tags, path, names);
      event.put("deletes", List.of(names));
      events.add(event);
    }
  }

  private static Map<String, Object> event(
      String name, long timestamp, Map<String, String> common, Path path, String names) {
    Map<String, String> tags = new TreeMap<>(common);
    for (PathElem elem : path.elems()) {
      String list = elem.name().substring(elem.name().lastIndexOf(':') + 1);
      elem.keys().forEach((key, value) -> {
        String tag = list + "_" + key;
        String other = tags.putIfAbsent(tag, value);
        if (other != null && !other.equals(value)) {
          tags.put(names + "_" + tag, value);
        }
      });
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("name", name);
    event.put("timestamp", timestamp);
    event.put("tags", tags);
    return event;
  }

  /** The path without keys. */
  private static String names(Path path) {
    return Path.of(path.origin(), path.names().stream().map(PathElem::of).toList())
        .toString();
  }
}
