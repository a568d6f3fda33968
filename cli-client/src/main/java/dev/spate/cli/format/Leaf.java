package dev.spate.cli.format;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Update;
import dev.spate.json.JsonBuffer;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leaf, or a node that went. A value of JSON that is a tree is taken apart: members by {@code /}, entries of an array by
 * {@code .0}, {@code .1} and so on, as gnmic does; an array of scalars stays whole.
 *
 * @param node what the Notification names, as an absolute path
 * @param below where in the JSON of that node it is, such as {@code /link.0/interface}; empty where the node itself is the leaf
 * @param value as {@link ValueJson} has it; null where the node was deleted
 */
record Leaf(Path node, String below, @Nullable Object value) {

  /** Those that went, then those that there are, in the order of the Notification. */
  static List<Leaf> of(Notification notification) {
    List<Leaf> leaves = new ArrayList<>();
    for (var path : notification.getDeleteList()) {
      leaves.add(new Leaf(GnmiPaths.resolve(notification.getPrefix(), path), "", null));
    }
    for (Update update : notification.getUpdateList()) {
      leaves.addAll(of(GnmiPaths.resolve(notification.getPrefix(), update.getPath()), update));
    }
    return leaves;
  }

  /** Those of one Update, whose absolute path is given. */
  static List<Leaf> of(Path node, Update update) {
    List<Leaf> leaves = new ArrayList<>();
    collect(node, "", ValueJson.of(update.getVal()), leaves);
    return leaves;
  }

  private static void collect(Path node, String below, Object value, List<Leaf> leaves) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      object.forEach((name, member) -> collect(node, below + "/" + name, member, leaves));
    } else if (value instanceof List<?> array && array.stream().anyMatch(e -> e instanceof Map)) {
      for (int i = 0; i < array.size(); i++) {
        collect(node, below + "." + i, array.get(i), leaves);
      }
    } else {
      leaves.add(new Leaf(node, below, value));
    }
  }

  boolean isDeleted() {
    return value == null;
  }

  /** The whole path. */
  String path() {
    return path(node.toString());
  }

  /** The whole path, with another text for the node's. */
  String path(String start) {
    return start.endsWith("/") && below.startsWith("/")
        ? start + below.substring(1)
        : start + below;
  }

  /** The value on one line, as a person reads it. */
  String text() {
    if (value == null) {
      return "(deleted)";
    }
    String text = value instanceof Double number
        ? new JsonBuffer().appendDouble(number).toString()
        : value.toString();
    return text.replace("\n", "\\n");
  }
}
