package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;

/**
 * Prints columns for people: what a Get brings as a table for each container ({@link EntryTables}), what a stream brings as a row a
 * leaf. As nobody knows what will come, the columns of a stream are as wide as what came so far.
 */
final class TablePrinter implements AnswerPrinter {

  private static final String GAP = "  ";

  private final boolean severalTargets;
  private int targetWidth = "TARGET".length();
  private int pathWidth = "PATH".length();
  private boolean headed;

  TablePrinter(boolean severalTargets) {
    this.severalTargets = severalTargets;
  }

  @Override
  public String get(GetResponse response) {
    return EntryTables.of(response, severalTargets);
  }

  @Override
  public String subscribe(SubscribeResponse response) {
    if (!response.hasUpdate()) {
      return "";
    }
    Notification notification = response.getUpdate();
    String target = notification.getPrefix().getTarget();
    var leaves = Leaf.of(notification);
    targetWidth = Math.max(targetWidth, target.length());
    for (Leaf leaf : leaves) {
      pathWidth = Math.max(pathWidth, leaf.path().length());
    }
    String time = Times.millis(notification.getTimestamp());
    StringBuilder lines = new StringBuilder();
    if (!headed) {
      line(lines, String.format("%-" + time.length() + "s", "TIME"), "TARGET", "PATH", "VALUE");
      headed = true;
    }
    for (Leaf leaf : leaves) {
      line(lines, time, target, leaf.path(), leaf.text());
    }
    return lines.toString();
  }

  private void line(StringBuilder lines, String time, String target, String path, String value) {
    lines.append(time).append(GAP);
    if (severalTargets) {
      cell(lines, target, targetWidth);
    }
    cell(lines, path, pathWidth);
    lines.append(value).append('\n');
  }

  private static void cell(StringBuilder lines, String text, int width) {
    lines.append(text).append(" ".repeat(width - text.length())).append(GAP);
  }
}
