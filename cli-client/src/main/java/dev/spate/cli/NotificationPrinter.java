package dev.spate.cli;

import com.github.gnmi.proto.Notification;
import com.google.protobuf.TextFormat;

/** Turns Notifications into lines. */
@FunctionalInterface
interface NotificationPrinter {

  /**
   * Whole lines, or nothing.
   *
   * @throws IllegalArgumentException if the Notification holds what is no path, or JSON that is none
   */
  String print(Notification notification);

  /** Prints in a format what an address has sent. */
  static NotificationPrinter of(Format format, String source, Selection selection) {
    return switch (format) {
      case JSON -> notification -> PrettyJson.text(NotificationJson.of(notification, source));
      case FLAT -> notification -> FlatText.of(notification, selection.isOfSeveralTargets());
      case PROTOTEXT -> notification -> TextFormat.printer().printToString(notification) + "\n";
    };
  }
}
