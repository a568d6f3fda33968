package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import java.util.ArrayList;
import java.util.List;

/** The values of a Get without their paths. */
public final class ValuesText {

  private ValuesText() {}

  /** One array, as gnmic prints it. */
  public static String json(GetResponse response) {
    List<Object> values = new ArrayList<>();
    for (Notification notification : response.getNotificationList()) {
      notification.getUpdateList().forEach(update -> values.add(ValueJson.of(update.getVal())));
    }
    return PrettyJson.text(values);
  }

  /** A line a leaf. */
  public static String flat(GetResponse response) {
    StringBuilder lines = new StringBuilder();
    for (Notification notification : response.getNotificationList()) {
      for (Leaf leaf : Leaf.of(notification)) {
        lines.append(leaf.text()).append('\n');
      }
    }
    return lines.toString();
  }
}
