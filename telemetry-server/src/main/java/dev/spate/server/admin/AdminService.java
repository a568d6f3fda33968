package dev.spate.server.admin;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.spate.metrics.Metrics;
import dev.spate.proto.admin.AdminGrpc;
import dev.spate.proto.admin.Counter;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.Source;
import dev.spate.proto.admin.StatusRequest;
import dev.spate.proto.admin.StatusResponse;
import dev.spate.server.inventory.DeviceState;
import dev.spate.server.inventory.Inventory;
import dev.spate.spi.SourceStatus;
import dev.spate.subscription.Delivery;
import dev.spate.time.TimeSource;
import io.grpc.stub.StreamObserver;

/** The Admin service of one server. Safe to share among threads. */
public final class AdminService extends AdminGrpc.AdminImplBase {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final String version;
  private final Inventory inventory;
  private final Delivery delivery;
  private final Metrics metrics;
  private final TimeSource time;
  private final long startedNanos;

  /**
   * Begins to count the uptime.
   *
   * @param version of Spate
   */
  public AdminService(
      String version, Inventory inventory, Delivery delivery, Metrics metrics, TimeSource time) {
    this.version = version;
    this.inventory = inventory;
    this.delivery = delivery;
    this.metrics = metrics;
    this.time = time;
    this.startedNanos = time.monotonicNanos();
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusResponse> answer) {
    StatusResponse.Builder response = StatusResponse.newBuilder()
        .setVersion(version)
        .setUptime(duration(time.monotonicNanos() - startedNanos))
        .setSubscriptions(delivery.subscriptions());
    inventory.sources().forEach(source -> response.addSources(source(source)));
    inventory.devices().forEach(device -> response.addDevices(device(device)));
    metrics
        .snapshot()
        .forEach((metric, value) -> response.addCounters(Counter.newBuilder()
            .setName(metric.id())
            .setHelp(metric.help())
            .setKind(Counter.Kind.COUNTER)
            .setValue(value)));
    answer.onNext(response.build());
    answer.onCompleted();
  }

  private static Source source(dev.spate.spi.Source source) {
    SourceStatus status = source.status();
    Source.Builder told = Source.newBuilder()
        .setName(source.name())
        .setKind(source.kind())
        .setState(
            switch (status.state()) {
              case STARTING -> Source.State.STARTING;
              case RUNNING -> Source.State.RUNNING;
              case FAILED -> Source.State.FAILED;
              case STOPPED -> Source.State.STOPPED;
            });
    if (status.lastUpdateNanos() != 0) {
      told.setLastUpdate(timestamp(status.lastUpdateNanos()));
    }
    String error = status.error();
    return (error == null ? told : told.setError(error)).build();
  }

  private Device device(DeviceState device) {
    Device.Builder told = Device.newBuilder()
        .setTarget(device.target())
        .setSource(device.source())
        .setState(
            switch (device.freshness()) {
              case WAITING -> Device.State.WAITING;
              case LIVE -> Device.State.LIVE;
              case STALE -> Device.State.STALE;
            });
    if (device.lastUpdateNanos() != 0) {
      // A clock that was set back makes no negative age.
      told.setAge(duration(Math.max(0, time.epochNanos() - device.lastUpdateNanos())));
    }
    return told.build();
  }

  private static Duration duration(long nanos) {
    return Duration.newBuilder()
        .setSeconds(nanos / NANOS_PER_SECOND)
        .setNanos((int) (nanos % NANOS_PER_SECOND))
        .build();
  }

  private static Timestamp timestamp(long nanos) {
    return Timestamp.newBuilder()
        .setSeconds(Math.floorDiv(nanos, NANOS_PER_SECOND))
        .setNanos((int) Math.floorMod(nanos, NANOS_PER_SECOND))
        .build();
  }
}
