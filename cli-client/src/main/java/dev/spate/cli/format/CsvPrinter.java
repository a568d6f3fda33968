package dev.spate.cli.format;

import com.github.gnmi.proto.Notification;
import org.jspecify.annotations.Nullable;

/** Prints a line a leaf, below a line of headings; an array is JSON. */
final class CsvPrinter implements NotificationPrinter {

  private boolean headed;

  @Override
  public String print(Notification notification) {
    CsvText lines = new CsvText();
    if (!headed) {
      lines.row("time", "target", "path", "operation", "value");
      headed = true;
    }
    String time = Times.text(notification.getTimestamp());
    String target = notification.getPrefix().getTarget();
    for (Leaf leaf : Leaf.of(notification)) {
      lines.row(
          time, target, leaf.path(), leaf.isDeleted() ? "delete" : "update", value(leaf.value()));
    }
    return lines.toString();
  }

  private static String value(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text ? text : PrettyJson.oneLine(value);
  }
}
