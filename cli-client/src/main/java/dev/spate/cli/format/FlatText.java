package dev.spate.cli.format;

import com.github.gnmi.proto.Notification;

/** Notifications as one line a leaf, {@code path: value}, and {@code path: (deleted)} for what went. */
final class FlatText {

  private FlatText() {}

  /** Each line begins with {@code [target]}, as gnmic's with several targets, if asked for and if there is one. */
  static String of(Notification notification, boolean withTarget) {
    String target = notification.getPrefix().getTarget();
    String start = withTarget && !target.isEmpty() ? "[" + target + "] " : "";
    StringBuilder lines = new StringBuilder();
    for (Leaf leaf : Leaf.of(notification)) {
      lines.append(start).append(leaf.path()).append(": ").append(leaf.text()).append('\n');
    }
    return lines.toString();
  }
}
