package dev.spate.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.proto.networktelemetry.NetworkTelemetryGrpc;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.time.TimeSource;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every listener offers and how it ends, over real sockets. */
class ListenersIT {

  private static final String SERVICE = NetworkTelemetryGrpc.SERVICE_NAME;

  private final Metrics metrics = new Metrics();
  private final Listeners listeners = new Listeners(metrics, TimeSource.system(), false);
  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private ManagedChannel channel;
  private volatile boolean flooded;

  @AfterEach
  void close() {
    listeners.close();
    if (channel != null) {
      channel.shutdownNow();
    }
  }

  @Test
  void G1_reflection_v1_and_v1alpha_and_health_of_each_service_are_served() throws Exception {
    connect(new Echo());

    assertThat(health(SERVICE)).isEqualTo(ServingStatus.SERVING);
    assertThat(health("")).isEqualTo(ServingStatus.SERVING);
    assertThat(services()).contains(SERVICE, "grpc.health.v1.Health");
    assertThat(servicesByV1alpha()).isEqualTo(services());
  }

  @Test
  void G3_a_message_too_long_for_a_header_loses_its_middle_and_keeps_its_status() throws Exception {
    connect(new Echo());

    subscribe()
        .onNext(SubscribeRequest.newBuilder()
            .setInterfaceName("path " + "\u20ac".repeat(100_000) + " is unknown")
            .build());

    Status status = Status.fromThrowable((Throwable) next());
    assertThat(status.getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(status.getDescription()).startsWith("path \u20ac").endsWith("\u20ac is unknown");
  }

  @Test
  void open_portInUse_saysWhichInOneLine() throws Exception {
    Listener first = listeners.open("gateway", loopback(0), List.of(new Echo()));
    String address = Listener.format(first.address());

    assertThatExceptionOfType(ListenException.class)
        .isThrownBy(() -> listeners.open("gateway", first.address(), List.of(new Echo())))
        .withMessage("gateway cannot listen at " + address + ": the port is in use");
  }

  @Test
  void open_addressOfOtherMachines_isRefusedUnlessAccepted() throws Exception {
    InetSocketAddress everywhere = new InetSocketAddress(0);

    assertThatExceptionOfType(ListenException.class)
        .isThrownBy(() -> listeners.open("gateway", everywhere, List.of(new Echo())))
        .withMessageContaining("--plaintext-anywhere");

    try (Listeners accepted = new Listeners(metrics, TimeSource.system(), true)) {
      accepted.open("gateway", everywhere, List.of(new Echo()));
      Access access = accepted.restrict(Access.ALLOW_ALL);
      assertThat(access.refuseSet(new Caller("gateway", ""), "router1", Path.ROOT))
          .isPresent();
      assertThat(access.refuseSet(new Caller("router1", ""), "router1", Path.ROOT))
          .isEmpty();
    }
  }

  @Test
  void close_endsStreamsAndTakesNoMore() throws Exception {
    connect(new Echo());
    StreamObserver<SubscribeRequest> stream = subscribe();
    stream.onNext(SubscribeRequest.getDefaultInstance());
    assertThat(next()).isInstanceOf(SubscribeResponse.class);

    long before = System.nanoTime();
    listeners.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    Status status = Status.fromThrowable((Throwable) next());
    assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(status.getDescription()).isEqualTo("shutting down");
  }

  @Test
  void close_healthTurnsNotServing() throws Exception {
    connect(new Echo());
    HealthGrpc.newStub(channel)
        .watch(HealthCheckRequest.newBuilder().setService(SERVICE).build(), receiver());
    assertThat(((HealthCheckResponse) next()).getStatus()).isEqualTo(ServingStatus.SERVING);

    listeners.close();

    assertThat(((HealthCheckResponse) next()).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    assertThat(Status.fromThrowable((Throwable) next()).getDescription())
        .isEqualTo("shutting down");
  }

  @Test
  void close_clientNeverReads_isCutInTime() throws Exception {
    connect(new Echo());
    ClientCall<SubscribeRequest, SubscribeResponse> deaf =
        channel.newCall(NetworkTelemetryGrpc.getSubscribeMethod(), CallOptions.DEFAULT);
    deaf.start(new ClientCall.Listener<>() {}, new Metadata());
    deaf.sendMessage(SubscribeRequest.newBuilder().setInterfaceName("flood").build());
    Awaitility.await().until(() -> flooded);

    long before = System.nanoTime();
    listeners.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void call_thatThrows_isAnsweredInternalWithoutTheCauseAndCounted() throws Exception {
    connect(new Echo());

    subscribe().onNext(SubscribeRequest.newBuilder().setInterfaceName("throw").build());

    Status status = Status.fromThrowable((Throwable) next());
    assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(status.getDescription()).doesNotContain("secret");
    assertThat(metrics.value(Metric.RPCS_FAILED)).isEqualTo(1);
  }

  @Test
  void call_thatIsRefused_keepsItsStatusAndIsCounted() throws Exception {
    connect(new Echo());

    subscribe().onNext(SubscribeRequest.newBuilder().setInterfaceName("refuse").build());

    assertThat(Status.fromThrowable((Throwable) next()).getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(metrics.value(Metric.RPCS_STARTED)).isEqualTo(1);
    assertThat(metrics.value(Metric.RPCS_REFUSED)).isEqualTo(1);
  }

  @Test
  void call_thatTheClientGivesUp_isCounted() throws Exception {
    connect(new Echo());
    StreamObserver<SubscribeRequest> stream = subscribe();
    stream.onNext(SubscribeRequest.getDefaultInstance());
    next();

    stream.onError(Status.CANCELLED.asRuntimeException());

    Awaitility.await()
        .untilAsserted(() -> assertThat(metrics.value(Metric.RPCS_CANCELLED)).isEqualTo(1));
  }

  @Test
  void request_largerThanTheLimit_isRefused() throws Exception {
    connect(new Echo());
    String tooLong = "x".repeat((4 << 20) + 1);

    subscribe().onNext(SubscribeRequest.newBuilder().setInterfaceName(tooLong).build());

    assertThat(Status.fromThrowable((Throwable) next()).getCode())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void health_ofAnUnknownService_isNotFound() throws Exception {
    connect(new Echo());

    StatusRuntimeException refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> health("none"));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
  }

  private void connect(Echo service) throws ListenException {
    Listener listener = listeners.open("gateway", loopback(0), List.of(service));
    channel = NettyChannelBuilder.forAddress(listener.address()).usePlaintext().build();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private ServingStatus health(String service) {
    return HealthGrpc.newBlockingStub(channel)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }

  private List<String> services() throws InterruptedException {
    StreamObserver<ServerReflectionRequest> stream =
        ServerReflectionGrpc.newStub(channel).serverReflectionInfo(receiver());
    stream.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    ServerReflectionResponse response = (ServerReflectionResponse) next();
    stream.onCompleted();
    assertThat(next()).isEqualTo("completed");
    return response.getListServicesResponse().getServiceList().stream()
        .map(ServiceResponse::getName)
        .toList();
  }

  /** The older protocol, which grpcurl of some years ago speaks. */
  private List<String> servicesByV1alpha() throws InterruptedException {
    var stream = io.grpc.reflection.v1alpha.ServerReflectionGrpc.newStub(channel)
        .serverReflectionInfo(receiver());
    stream.onNext(io.grpc.reflection.v1alpha.ServerReflectionRequest.newBuilder()
        .setListServices("")
        .build());
    var response = (io.grpc.reflection.v1alpha.ServerReflectionResponse) next();
    stream.onCompleted();
    assertThat(next()).isEqualTo("completed");
    return response.getListServicesResponse().getServiceList().stream()
        .map(io.grpc.reflection.v1alpha.ServiceResponse::getName)
        .toList();
  }

  private StreamObserver<SubscribeRequest> subscribe() {
    return NetworkTelemetryGrpc.newStub(channel).subscribe(receiver());
  }

  private Object next() throws InterruptedException {
    return Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS), "nothing was received");
  }

  private <T> StreamObserver<T> receiver() {
    return new StreamObserver<>() {
      @Override
      public void onNext(T message) {
        received.add(message);
      }

      @Override
      public void onError(Throwable error) {
        received.add(error);
      }

      @Override
      public void onCompleted() {
        received.add("completed");
      }
    };
  }

  /** Answers each request, or fails as the request says. */
  private final class Echo extends NetworkTelemetryGrpc.NetworkTelemetryImplBase {

    @Override
    public StreamObserver<SubscribeRequest> subscribe(StreamObserver<SubscribeResponse> answers) {
      return new StreamObserver<>() {
        @Override
        public void onNext(SubscribeRequest request) {
          switch (request.getInterfaceName()) {
            case "throw" -> throw new IllegalStateException("secret");
            case "flood" -> {
              for (int i = 0; i < 1_000; i++) {
                answers.onNext(SubscribeResponse.newBuilder()
                    .setCounters(InterfaceCounters.newBuilder().setInterfaceName("x".repeat(1_000)))
                    .build());
              }
              flooded = true;
            }
            case "refuse" -> throw Status.NOT_FOUND.asRuntimeException();
            case "" -> answers.onNext(SubscribeResponse.getDefaultInstance());
            default ->
              throw Status.NOT_FOUND
                  .withDescription(request.getInterfaceName())
                  .asRuntimeException();
          }
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {
          answers.onCompleted();
        }
      };
    }
  }
}
