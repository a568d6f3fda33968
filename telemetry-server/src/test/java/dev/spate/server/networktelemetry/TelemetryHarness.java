package dev.spate.server.networktelemetry;

import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.proto.networktelemetry.NetworkTelemetryGrpc;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service in the process of the test, over one store, with time that the test moves. */
final class TelemetryHarness implements AutoCloseable {

  private static final Duration STEP = Duration.ofMillis(10);

  private final ManualTime time = new ManualTime();
  private final Store store = new Store(Schema.bundled(), time, new Metrics());
  private final Delivery delivery;
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Server server;
  private final ManagedChannel channel;

  private TelemetryHarness(Access access, String device, DeliveryOptions options) {
    delivery = new Delivery(store, options);
    String name = InProcessServerBuilder.generateName();
    try {
      server = InProcessServerBuilder.forName(name)
          .directExecutor()
          .addService(new NetworkTelemetryService(store, delivery, access, "here", device))
          .build()
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    for (String target : List.of("router1", "router2")) {
      targets.put(target, store.claim(target, true, null));
    }
    publish("router1", "eth0", true, Map.of("in-octets", 10L, "out-octets", 20L));
  }

  static TelemetryHarness gateway() {
    return new TelemetryHarness(Access.ALLOW_ALL, null, DeliveryOptions.manual());
  }

  static TelemetryHarness withMaxSubscriptions(int most) {
    return new TelemetryHarness(
        Access.ALLOW_ALL, null, DeliveryOptions.manual().withMaxSubscriptions(most));
  }

  static TelemetryHarness endpointOf(String device) {
    return new TelemetryHarness(Access.ALLOW_ALL, device, DeliveryOptions.manual());
  }

  /** The caller may read no leaves of a device. */
  static TelemetryHarness hiding(String hidden) {
    ReadScope scope = (target, container) -> !target.equals(hidden);
    return new TelemetryHarness(
        new Access() {
          @Override
          public ReadScope readScope(Caller caller) {
            return scope;
          }

          @Override
          public Optional<String> refuseSet(Caller caller, String target, Path path) {
            return Optional.empty();
          }
        },
        null,
        DeliveryOptions.manual());
  }

  /** Publishes an interface as of now; without counters it has none. */
  void publish(String target, String name, boolean enabled, Map<String, Long> counters) {
    publishStatus(target, name, enabled);
    if (!counters.isEmpty()) {
      Path path = state(name).child("counters");
      Group group = groups.computeIfAbsent(
          target + path, key -> targets.get(target).group(path, List.copyOf(counters.keySet())));
      LeafValues values = group.newValues();
      counters.forEach((leaf, value) -> values.setNumber(group.shape().indexOf(leaf), value));
      group.publish(time.epochNanos(), values);
    }
  }

  void publishStatus(String target, String name, boolean enabled) {
    Group group = groups.computeIfAbsent(
        target + state(name),
        key -> targets.get(target).group(state(name), List.of("name", "enabled", "admin-status")));
    LeafValues values = group.newValues();
    values.set(0, new Value.Text(name));
    values.setBoolean(1, enabled);
    values.set(2, new Value.Text(enabled ? "UP" : "DOWN"));
    group.publish(time.epochNanos(), values);
  }

  void remove(String target, String name) {
    targets.get(target).delete(state(name).parent(), time.epochNanos());
  }

  /** Lets time go by, and deliver what falls due. */
  void advance(Duration duration) {
    for (Duration gone = Duration.ZERO; gone.compareTo(duration) < 0; gone = gone.plus(STEP)) {
      time.advance(STEP);
      delivery.runDue();
    }
  }

  long epochNanos() {
    return time.epochNanos();
  }

  int streams() {
    return delivery.streams();
  }

  Call call() {
    return new Call();
  }

  /** A call that sent one request. */
  Call call(SubscribeRequest.Builder request) {
    return call().send(request);
  }

  static SubscribeRequest.Builder request(String name, SubscribeRequest.Mode mode) {
    return SubscribeRequest.newBuilder().setInterfaceName(name).setMode(mode);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    delivery.close();
  }

  private static Path state(String name) {
    return Path.parse("/interfaces/interface[name=" + name + "]/state");
  }

  /** One client's call, and what it received. */
  final class Call implements StreamObserver<SubscribeResponse> {

    private final List<SubscribeResponse> answers = new ArrayList<>();
    private final StreamObserver<SubscribeRequest> requests =
        NetworkTelemetryGrpc.newStub(channel).subscribe(this);
    private Status.Code status;

    Call send(SubscribeRequest.Builder request) {
      requests.onNext(request.build());
      delivery.runDue();
      return this;
    }

    Call halfClose() {
      requests.onCompleted();
      return this;
    }

    void cancel() {
      requests.onError(Status.CANCELLED.asRuntimeException());
      delivery.runDue();
    }

    List<SubscribeResponse> answers() {
      return answers;
    }

    SubscribeResponse last() {
      return answers.get(answers.size() - 1);
    }

    boolean isOpen() {
      return status == null;
    }

    Status.Code status() {
      return status;
    }

    @Override
    public void onNext(SubscribeResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable error) {
      status = Status.fromThrowable(error).getCode();
    }

    @Override
    public void onCompleted() {
      status = Status.Code.OK;
    }
  }
}
