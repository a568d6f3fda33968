package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints answers as gnmic does in JSON: what a Get brings as one array, what a stream brings as one object after the other.
 *
 * @param source the address that answers
 */
record JsonPrinter(String source) implements AnswerPrinter {

  @Override
  public String get(GetResponse response) {
    List<Object> notifications = new ArrayList<>();
    for (Notification notification : response.getNotificationList()) {
      notifications.add(NotificationJson.of(notification, source));
    }
    return PrettyJson.text(notifications);
  }

  @Override
  public String subscribe(SubscribeResponse response) {
    return response.hasUpdate()
        ? PrettyJson.text(NotificationJson.of(response.getUpdate(), source))
        : "";
  }
}
