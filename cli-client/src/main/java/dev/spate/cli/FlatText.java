package dev.spate.cli;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.Update;
import dev.spate.json.JsonBuffer;
import dev.spate.proto.GnmiPaths;
import java.util.List;
import java.util.Map;

/**
 * Notifications as one line a leaf, {@code path: value}, and {@code path: (deleted)} for what went. A value of JSON that is a
 * tree is taken apart: members by {@code /}, entries of an array by {@code .0}, {@code .1} and so on, as gnmic does.
 */
final class FlatText {

  private FlatText() {}

  static String of(Notification notification) {
    StringBuilder lines = new StringBuilder();
    for (Path path : notification.getDeleteList()) {
      line(lines, GnmiPaths.resolve(notification.getPrefix(), path).toString(), "(deleted)");
    }
    for (Update update : notification.getUpdateList()) {
      String path =
          GnmiPaths.resolve(notification.getPrefix(), update.getPath()).toString();
      append(lines, path, ValueJson.of(update.getVal()));
    }
    return lines.toString();
  }

  private static void append(StringBuilder lines, String path, Object value) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      String parent = path.endsWith("/") ? path : path + "/";
      object.forEach((name, member) -> append(lines, parent + name, member));
    } else if (value instanceof List<?> array && array.stream().anyMatch(e -> e instanceof Map)) {
      for (int i = 0; i < array.size(); i++) {
        append(lines, path + "." + i, array.get(i));
      }
    } else {
      line(lines, path, scalar(value));
    }
  }

  private static String scalar(Object value) {
    return value instanceof Double number
        ? new JsonBuffer().appendDouble(number).toString()
        : value.toString();
  }

  private static void line(StringBuilder lines, String path, String value) {
    lines.append(path).append(": ").append(value.replace("\n", "\\n")).append('\n');
  }
}
