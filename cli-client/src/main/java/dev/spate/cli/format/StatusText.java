package dev.spate.cli.format;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.spate.proto.admin.Counter;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.Source;
import dev.spate.proto.admin.StatusResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A server's status for people: tables, with numbers and times as they are said. */
public final class StatusText {

  /** More devices than this are summed up, so that what is wrong is not lost among what is well. */
  private static final int MAX_DEVICES = 50;

  private StatusText() {}

  public static String of(StatusResponse status, String address) {
    return "Spate " + status.getVersion() + " at " + address + ", up "
        + HumanUnits.duration(nanos(status.getUptime()))
        + ", " + HumanUnits.count(status.getSubscriptions(), "subscription", "subscriptions")
        + "\n\n"
        + sources(status) + "\n" + devices(status) + "\n" + counters(status);
  }

  private static String sources(StatusResponse status) {
    TextTable table = new TextTable("SOURCE", "KIND", "STATE", "LAST UPDATE", "ERROR");
    for (Source source : status.getSourcesList()) {
      table.row(
          source.getName(),
          source.getKind(),
          lower(source.getState().name()),
          source.hasLastUpdate() ? instant(source.getLastUpdate()) : "none yet",
          source.getError());
    }
    return table.toString();
  }

  private static String devices(StatusResponse status) {
    List<Device> devices = status.getDevicesList();
    boolean all = devices.size() <= MAX_DEVICES;
    TextTable table = new TextTable("DEVICE", "SOURCE", "STATE", "AGE").alignRight(3);
    int left = 0;
    for (Device device : devices) {
      if (all || device.getState() != Device.State.LIVE) {
        table.row(
            device.getTarget(),
            device.getSource(),
            lower(device.getState().name()),
            device.hasAge() ? HumanUnits.duration(nanos(device.getAge())) : "-");
      } else {
        left++;
      }
    }
    return left == 0
        ? table.toString()
        : table + HumanUnits.count(left, "live device", "live devices")
            + " not listed; --format json lists all\n";
  }

  private static String counters(StatusResponse status) {
    TextTable table = new TextTable("COUNTER", "VALUE", "MEANING").alignRight(1);
    for (Counter counter : status.getCountersList()) {
      boolean bytes = counter.getName().startsWith("bytes");
      table.row(
          counter.getName(),
          bytes ? HumanUnits.bytes(counter.getValue()) : HumanUnits.number(counter.getValue()),
          counter.getHelp());
    }
    return table.toString();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos() / 1_000_000 * 1_000_000)
        .toString();
  }

  private static long nanos(Duration duration) {
    return duration.getSeconds() * 1_000_000_000 + duration.getNanos();
  }
}
