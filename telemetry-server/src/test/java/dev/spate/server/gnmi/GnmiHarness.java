package dev.spate.server.gnmi;

import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.access.Access;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.schema.Schema;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.ManualTime;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole gNMI service over a real store and delivery, with small devices behind it, in one thread: time moves, and messages
 * arrive, only when a test says so.
 */
final class GnmiHarness implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(10);

  private final ManualTime time = new ManualTime();
  private final Metrics metrics = new Metrics();
  private final Store store = new Store(Schema.bundled(), time, metrics);
  private final Delivery delivery;
  private final GnmiBackend backend;
  private final Map<String, SmallDevice> devices = new LinkedHashMap<>();
  private final Map<Endpoint, ManagedChannel> channels = new LinkedHashMap<>();
  private final List<Server> servers = new ArrayList<>();

  private GnmiHarness(GnmiConfig config, Access access, DeliveryOptions options) {
    delivery = new Delivery(store, options);
    backend = new GnmiBackend(store, delivery, access, config);
  }

  static GnmiHarness with(String... devices) {
    return with(GnmiConfig.defaults(), Access.ALLOW_ALL, devices);
  }

  static GnmiHarness with(GnmiConfig config, Access access, String... devices) {
    return with(config, access, DeliveryOptions.manual(), devices);
  }

  static GnmiHarness withMaxSubscriptions(int most, String... devices) {
    DeliveryOptions options = DeliveryOptions.manual().withMaxSubscriptions(most);
    return with(GnmiConfig.defaults(), Access.ALLOW_ALL, options, devices);
  }

  private static GnmiHarness with(
      GnmiConfig config, Access access, DeliveryOptions options, String... devices) {
    GnmiHarness harness = new GnmiHarness(config, access, options);
    for (String device : devices) {
      harness.add(device);
    }
    return harness;
  }

  SmallDevice add(String name) {
    SmallDevice device = new SmallDevice(name, store);
    devices.put(name, device);
    return device;
  }

  SmallDevice device(String name) {
    return devices.get(name);
  }

  Store store() {
    return store;
  }

  Delivery delivery() {
    return delivery;
  }

  GnmiBackend backend() {
    return backend;
  }

  long now() {
    return time.epochNanos();
  }

  long counted(Metric metric) {
    return metrics.value(metric);
  }

  /** Lets everything that is due be delivered. */
  void settle() {
    delivery.runDue();
  }

  /** Lets time pass, delivering on the way. */
  void advance(Duration duration) {
    Duration left = duration;
    while (!left.isZero()) {
      Duration step = left.compareTo(STEP) < 0 ? left : STEP;
      time.advance(step);
      settle();
      left = left.minus(step);
    }
  }

  /** Lets time pass at once, as for a server that was stopped for a while. */
  void jump(Duration duration) {
    time.advance(duration);
    settle();
  }

  /** A client's channel to the gateway. */
  ManagedChannel gatewayChannel() {
    return channel(Endpoint.gateway("gateway"));
  }

  /** The calls with one answer, on the gateway. */
  gNMIGrpc.gNMIBlockingStub gateway() {
    return gNMIGrpc.newBlockingStub(gatewayChannel());
  }

  /** The calls with one answer, on a device's own endpoint. */
  gNMIGrpc.gNMIBlockingStub endpoint(String device) {
    return gNMIGrpc.newBlockingStub(channel(Endpoint.device("devices", device)));
  }

  /** A Subscribe RPC on the gateway that was not sent anything yet. */
  SubscribeClient client() {
    return new SubscribeClient(this, gatewayChannel());
  }

  /** A Subscribe RPC on a device's own endpoint that was not sent anything yet. */
  SubscribeClient clientOf(String device) {
    return new SubscribeClient(this, channel(Endpoint.device("devices", device)));
  }

  private ManagedChannel channel(Endpoint endpoint) {
    return channels.computeIfAbsent(endpoint, this::connect);
  }

  private ManagedChannel connect(Endpoint endpoint) {
    String name = InProcessServerBuilder.generateName();
    try {
      servers.add(InProcessServerBuilder.forName(name)
          .directExecutor()
          .addService(new GnmiService(backend, endpoint))
          .addService(io.grpc.protobuf.services.ProtoReflectionServiceV1.newInstance())
          .build()
          .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return InProcessChannelBuilder.forName(name).directExecutor().build();
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    servers.forEach(Server::shutdownNow);
    delivery.close();
  }
}
