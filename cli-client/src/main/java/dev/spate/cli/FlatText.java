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

  private final StringBuilder text = new StringBuilder();
  private final String start;

  private FlatText(String start) {
    this.start = start;
  }

  /** Each line begins with {@code [target]}, as gnmic's with several targets, if asked for and if there is one. */
  static String of(Notification notification, boolean withTarget) {
    String target = notification.getPrefix().getTarget();
    FlatText lines = new FlatText(withTarget && !target.isEmpty() ? "[" + target + "] " : "");
    for (Path path : notification.getDeleteList()) {
      lines.line(GnmiPaths.resolve(notification.getPrefix(), path).toString(), "(deleted)");
    }
    for (Update update : notification.getUpdateList()) {
      Path path = update.getPath();
      lines.append(
          GnmiPaths.resolve(notification.getPrefix(), path).toString(),
          ValueJson.of(update.getVal()));
    }
    return lines.text.toString();
  }

  private void append(String path, Object value) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      String parent = path.endsWith("/") ? path : path + "/";
      object.forEach((name, member) -> append(parent + name, member));
    } else if (value instanceof List<?> array && array.stream().anyMatch(e -> e instanceof Map)) {
      for (int i = 0; i < array.size(); i++) {
        append(path + "." + i, array.get(i));
      }
    } else {
      line(path, scalar(value));
    }
  }

  private void line(String path, String value) {
    text.append(start)
        .append(path)
        .append(": ")
        .append(value.replace("\n", "\\n"))
        .append('\n');
  }

  private static String scalar(Object value) {
    return value instanceof Double number
        ? new JsonBuffer().appendDouble(number).toString()
        : value.toString();
  }
}
