package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.spate.proto.admin.AdminGrpc;
import dev.spate.proto.admin.Device;
import dev.spate.proto.admin.StatusRequest;
import dev.spate.proto.admin.StatusResponse;
import dev.spate.proto.networktelemetry.NetworkTelemetryGrpc;
import dev.spate.proto.networktelemetry.SubscribeRequest;
import dev.spate.proto.networktelemetry.SubscribeResponse;
import dev.spate.server.config.ConfigLayers;
import dev.spate.server.config.ServerConfig;
import dev.spate.server.grpc.GatewayConfig;
import dev.spate.server.grpc.ListenException;
import dev.spate.spi.Sink;
import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A whole server, as an application has it in its own process. */
class TelemetryServerIT {

  private static ServerConfig config(String... lines) {
    String any = "gateway: {port: 0}\nhost: {enabled: false}\n";
    return new ConfigLayers()
        .text("test.yaml", any + String.join("\n", lines))
        .load()
        .config();
  }

  private static ServerConfig oneRouter() {
    return config(
        "device-endpoints: {mode: ports, first-port: 0}", "simulator: {devices: [{name: r1}]}");
  }

  @Test
  void start_severalInOneJvm_haveTheirOwnPortsAndDevices() throws Exception {
    try (TelemetryServer one = TelemetryServer.builder().config(oneRouter()).start();
        TelemetryServer two = TelemetryServer.builder()
            .config(config("simulator: {devices: [{name: other}]}"))
            .start()) {
      assertThat(one.port()).isNotEqualTo(two.port());
      assertThat(devices(one)).containsExactly("r1");
      assertThat(devices(two)).containsExactly("other");
    }
  }

  @Test
  void port_ofADevice_isItsOwnEndpoint() throws Exception {
    try (TelemetryServer server = TelemetryServer.builder().config(oneRouter()).start()) {
      assertThat(server.deviceEndpoints()).containsExactly("r1");
      await()
          .untilAsserted(
              () -> assertThat(once(server.address("r1"), "eth0").hasCounters()).isTrue());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> server.port("r2"))
          .withMessageContaining("r2")
          .withMessageContaining("r1");
    }
  }

  @Test
  void deviceEndpoint_hasNoAdmin() throws Exception {
    try (TelemetryServer server = TelemetryServer.builder().config(oneRouter()).start()) {
      assertThatExceptionOfType(StatusRuntimeException.class)
          .isThrownBy(() -> status(server.address("r1")))
          .matches(e -> e.getStatus().getCode() == Status.Code.UNIMPLEMENTED);
    }
  }

  @Test
  void status_tellsVersionSourcesDevicesAndCounters() throws Exception {
    try (TelemetryServer server = TelemetryServer.builder().config(oneRouter()).start()) {
      await()
          .untilAsserted(() -> assertThat(status(server.address()).getDevices(0).getState())
              .isEqualTo(Device.State.LIVE));
      StatusResponse status = status(server.address());

      assertThat(status.getVersion()).isNotEmpty();
      assertThat(status.getUptime().getSeconds() + status.getUptime().getNanos())
          .isPositive();
      assertThat(status.getSources(0).getKind()).isEqualTo("simulator");
      assertThat(status.getSources(0).getState())
          .isEqualTo(dev.spate.proto.admin.Source.State.RUNNING);
      assertThat(status.getDevices(0).getTarget()).isEqualTo("r1");
      assertThat(status.getDevices(0).getSource()).isEqualTo("simulator");
      assertThat(status.getCountersList())
          .allSatisfy(counter -> assertThat(counter.getHelp()).isNotEmpty())
          .anySatisfy(counter -> {
            assertThat(counter.getName()).isEqualTo("updates_in");
            assertThat(counter.getValue()).isPositive();
          });
    }
  }

  @Test
  void start_gatewayPortInUse_saysWhichAndLeavesNothingRunning() throws Exception {
    try (TelemetryServer first = TelemetryServer.builder().config(oneRouter()).start()) {
      RecordingSource source = new RecordingSource("mine");

      assertThatExceptionOfType(ListenException.class)
          .isThrownBy(() -> TelemetryServer.builder()
              .config(config().with(new GatewayConfig("127.0.0.1", first.port())))
              .source(source)
              .start())
          .withMessage(
              "gateway cannot listen at 127.0.0.1:" + first.port() + ": the port is in use");
      assertThat(source.closed).isTrue();
    }
  }

  @Test
  void http_isOffUnlessAskedFor() throws Exception {
    try (TelemetryServer server = TelemetryServer.builder().config(oneRouter()).start()) {
      assertThat(server.httpAddress()).isEmpty();
      assertThatIllegalStateException()
          .isThrownBy(server::httpPort)
          .withMessageContaining("http.enabled");
    }
  }

  @Test
  void start_httpPortInUse_saysWhichAndLeavesNothingRunning() throws Exception {
    try (TelemetryServer first = TelemetryServer.builder().config(withHttp(0)).start()) {
      RecordingSource source = new RecordingSource("mine");

      assertThatExceptionOfType(ListenException.class)
          .isThrownBy(() -> TelemetryServer.builder()
              .config(withHttp(first.httpPort()))
              .source(source)
              .start())
          .withMessage(
              "http cannot listen at 127.0.0.1:" + first.httpPort() + ": the port is in use")
          .matches(e -> e.listener().equals("http"));
      assertThat(source.closed).isTrue();
    }
  }

  @Test
  void start_httpBeyondLoopback_isRefusedUnlessPlaintextIsAllowed() {
    ServerConfig exposed = config("http: {enabled: true, port: 0, address: 0.0.0.0}");

    assertThatExceptionOfType(ListenException.class)
        .isThrownBy(() -> TelemetryServer.builder().config(exposed).start())
        .withMessageContaining("http at 0.0.0.0:0")
        .withMessageContaining("--plaintext-anywhere");
  }

  private static ServerConfig withHttp(int port) {
    return config("http: {enabled: true, port: " + port + "}");
  }

  @Test
  void start_deviceEndpointPortInUse_goesOnWithoutIt() throws Exception {
    try (TelemetryServer first = TelemetryServer.builder().config(oneRouter()).start();
        TelemetryServer second = TelemetryServer.builder()
            .config(config(
                "device-endpoints: {mode: ports, first-port: " + first.port("r1") + "}",
                "simulator: {devices: [{name: r1}]}"))
            .start()) {
      assertThat(second.deviceEndpoints()).isEmpty();
      assertThat(devices(second)).containsExactly("r1");
    }
  }

  @Test
  void start_ownSourceAndSink_areStartedAndClosed() throws Exception {
    RecordingSource source = new RecordingSource("mine");
    RecordingSink sink = new RecordingSink();
    try (TelemetryServer server =
        TelemetryServer.builder().config(config()).source(source).sink(sink).start()) {
      assertThat(devices(server)).containsExactly("mine");
      assertThat(sink.store).isSameAs(server.store());
      assertThat(source.closed).isFalse();
    }
    assertThat(source.closed).isTrue();
    assertThat(sink.closed).isTrue();
  }

  @Test
  void start_nameTaken_saysWhichSourceAndDevice() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TelemetryServer.builder()
            .config(oneRouter())
            .source(new RecordingSource("r1"))
            .start())
        .withMessageContaining("recording")
        .withMessageContaining("r1");
  }

  @Test
  void start_faultOfASource_isThrownAsItIs() {
    var fault = new UnsupportedOperationException("a fault");
    Source faulty = new RecordingSource("mine") {
      @Override
      public void start(Store store) {
        throw fault;
      }
    };

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () -> TelemetryServer.builder().config(oneRouter()).source(faulty).start())
        .isSameAs(fault);
  }

  @Test
  void close_endsStreamsUnavailableAndIsRepeatable() throws Exception {
    TelemetryServer server = TelemetryServer.builder().config(oneRouter()).start();
    ManagedChannel channel = channel(server.address("r1"));
    CompletableFuture<Status> end = new CompletableFuture<>();
    CompletableFuture<SubscribeResponse> first = new CompletableFuture<>();
    NetworkTelemetryGrpc.newStub(channel)
        .subscribe(new StreamObserver<>() {
          @Override
          public void onNext(SubscribeResponse answer) {
            first.complete(answer);
          }

          @Override
          public void onError(Throwable error) {
            end.complete(Status.fromThrowable(error));
          }

          @Override
          public void onCompleted() {
            end.complete(Status.OK);
          }
        })
        .onNext(SubscribeRequest.newBuilder().setInterfaceName("eth0").build());
    first.get(10, TimeUnit.SECONDS);

    server.close();
    server.close();

    Status status = end.get(5, TimeUnit.SECONDS);
    assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(status.getDescription()).isEqualTo("shutting down");
    channel.shutdownNow();
  }

  private static List<String> devices(TelemetryServer server) {
    return status(server.address()).getDevicesList().stream()
        .map(Device::getTarget)
        .toList();
  }

  private static StatusResponse status(InetSocketAddress address) {
    ManagedChannel channel = channel(address);
    try {
      return AdminGrpc.newBlockingStub(channel).status(StatusRequest.getDefaultInstance());
    } finally {
      channel.shutdownNow();
    }
  }

  private static SubscribeResponse once(InetSocketAddress address, String name) throws Exception {
    ManagedChannel channel = channel(address);
    CompletableFuture<SubscribeResponse> answer = new CompletableFuture<>();
    NetworkTelemetryGrpc.newStub(channel)
        .subscribe(new StreamObserver<>() {
          @Override
          public void onNext(SubscribeResponse response) {
            answer.complete(response);
          }

          @Override
          public void onError(Throwable error) {
            answer.completeExceptionally(error);
          }

          @Override
          public void onCompleted() {}
        })
        .onNext(SubscribeRequest.newBuilder()
            .setInterfaceName(name)
            .setMode(SubscribeRequest.Mode.ONCE)
            .build());
    try {
      return answer.get(10, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }

  private static ManagedChannel channel(InetSocketAddress address) {
    return NettyChannelBuilder.forAddress(address).usePlaintext().build();
  }

  /** Claims a device and says nothing of it. */
  private static class RecordingSource implements Source {

    private final String device;
    private volatile boolean closed;

    RecordingSource(String device) {
      this.device = device;
    }

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public String kind() {
      return "test";
    }

    @Override
    public void start(Store store) {
      store.claim(device, false, null);
    }

    @Override
    public SourceStatus status() {
      return new SourceStatus(SourceStatus.State.STARTING, 0, null);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class RecordingSink implements Sink {

    private volatile Store store;
    private volatile boolean closed;

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public void start(Store newStore, Delivery delivery) {
      store = newStore;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
