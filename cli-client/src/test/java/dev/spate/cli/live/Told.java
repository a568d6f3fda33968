package dev.spate.cli.live;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import dev.spate.proto.GnmiPaths;
import dev.spate.time.ManualTime;

/** What a target tells, in the words of the tests. */
final class Told {

  static final String ETH0 = "/interfaces/interface[name=eth0]";

  private final ManualTime time;

  Told(ManualTime time) {
    this.time = time;
  }

  /** A leaf, read from the device just now. */
  Notification of(String target, String path, TypedValue value) {
    return Notification.newBuilder()
        .setTimestamp(time.epochNanos())
        .setPrefix(com.github.gnmi.proto.Path.newBuilder().setTarget(target))
        .addUpdate(Update.newBuilder().setPath(GnmiPaths.parse(path)).setVal(value))
        .build();
  }

  Notification uint(String target, String path, long value) {
    return of(target, path, TypedValue.newBuilder().setUintVal(value).build());
  }

  Notification text(String target, String path, String value) {
    return of(target, path, TypedValue.newBuilder().setStringVal(value).build());
  }

  Notification number(String target, String path, double value) {
    return of(target, path, TypedValue.newBuilder().setDoubleVal(value).build());
  }

  Notification gone(String target, String path) {
    return Notification.newBuilder()
        .setTimestamp(time.epochNanos())
        .setPrefix(com.github.gnmi.proto.Path.newBuilder().setTarget(target))
        .addDelete(GnmiPaths.parse(path))
        .build();
  }
}
