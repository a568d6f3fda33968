package dev.spate.cli;

import com.github.gnmi.proto.Notification;
import dev.spate.cli.format.PrettyJson;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.proto.admin.AdminGrpc;
import dev.spate.proto.admin.StatusRequest;
import dev.spate.schema.Schema;
import dev.spate.time.TimeSource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Asks a Spate server for its status, and any other for all its values, whose targets and times tell of its devices. */
final class DevicesRpc implements Rpc {

  /** As a Spate server has it. */
  static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final String ALL = "*";

  private final List<String> names;
  private final ListFormat format;
  private final TimeSource time;

  DevicesRpc(List<String> names, ListFormat format, TimeSource time) {
    this.names = names;
    this.format = format;
    this.time = time;
  }

  @Override
  public void run(Connection connection, Output out) {
    DeviceList devices = wanted(ask(connection));
    if (devices.devices().isEmpty()) {
      connection.tell("this server tells of no device");
    }
    out.print(
        switch (format) {
          case FLAT -> devices.text();
          case JSON -> PrettyJson.text(devices.json());
        });
  }

  private DeviceList wanted(DeviceList devices) {
    try {
      return devices.named(names);
    } catch (IllegalArgumentException e) {
      throw Status.NOT_FOUND.withDescription(e.getMessage()).asRuntimeException();
    }
  }

  private DeviceList ask(Connection connection) {
    try {
      return DeviceList.of(AdminGrpc.newBlockingStub(connection.channel())
          .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
          .status(StatusRequest.getDefaultInstance()));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      return seen(connection);
    }
  }

  /** A device wants no target; what fronts several, such as a collector, may want one, which is all of them. */
  private DeviceList seen(Connection connection) {
    Abilities server = Abilities.ask(connection);
    try {
      return seen(connection, server, "");
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.INVALID_ARGUMENT) {
        throw e;
      }
      return seen(connection, server, ALL);
    }
  }

  private DeviceList seen(Connection connection, Abilities server, String target) {
    Map<String, Long> newest = new TreeMap<>(NaturalOrder.COMPARATOR);
    Selection everything =
        server.orEverything(new Selection(target, Path.ROOT, List.of()), Schema.bundled());
    Once.read(
        connection,
        everything,
        server.encoding(),
        notification ->
            newest.merge(name(notification, connection), notification.getTimestamp(), Math::max));
    long now = time.epochNanos();
    return new DeviceList(newest.entrySet().stream()
        .map(device -> row(device.getKey(), Math.max(0, now - device.getValue())))
        .toList());
  }

  /** A device that is asked itself may leave its name out. */
  private static String name(Notification notification, Connection connection) {
    String target = notification.getPrefix().getTarget();
    return target.isEmpty() ? connection.source() : target;
  }

  private static DeviceRow row(String target, long ageNanos) {
    return new DeviceRow(target, "", ageNanos > STALE_NANOS ? "stale" : "live", ageNanos, "");
  }
}
