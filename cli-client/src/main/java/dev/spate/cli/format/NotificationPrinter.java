package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;

/** Prints each Notification by itself, whichever RPC it answers. */
@FunctionalInterface
interface NotificationPrinter extends AnswerPrinter {

  String print(Notification notification);

  @Override
  default String get(GetResponse response) {
    StringBuilder lines = new StringBuilder();
    for (Notification notification : response.getNotificationList()) {
      lines.append(print(notification));
    }
    return lines.toString();
  }

  @Override
  default String subscribe(SubscribeResponse response) {
    return response.hasUpdate() ? print(response.getUpdate()) : "";
  }
}
