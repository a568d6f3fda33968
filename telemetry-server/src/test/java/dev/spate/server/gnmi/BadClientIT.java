package dev.spate.server.gnmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.access.Access;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.schema.Schema;
import dev.spate.server.grpc.Listeners;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.TimeSource;
import dev.spate.value.Value;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send garbage, never read, or vanish, over real sockets: the counters tell, and nobody else notices. */
class BadClientIT {

  private static final String OCTETS = "eth0/state/counters/in-octets";

  private final Metrics metrics = new Metrics();
  private final Store store = new Store(Schema.bundled(), TimeSource.system(), metrics);
  private final Delivery delivery = new Delivery(store, DeliveryOptions.defaults());
  private final SmallDevice router1 = new SmallDevice("router1", store);
  private final Listeners listeners = new Listeners(metrics, TimeSource.system(), false);
  private InetSocketAddress address;
  private ManagedChannel channel;
  private final Heard good = new Heard();

  @BeforeEach
  void open() throws Exception {
    GnmiBackend backend = new GnmiBackend(store, delivery, Access.ALLOW_ALL, GnmiConfig.defaults());
    address = listeners
        .open(
            "gateway",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(new GnmiService(backend, Endpoint.gateway("gateway"))))
        .address();
    channel = connect();
    gNMIGrpc
        .newStub(channel)
        .subscribe(good)
        .onNext(request(Requests.stream(Requests.onChange(OCTETS))));
    await().until(() -> good.responses.size() == 2);
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    listeners.close();
    delivery.close();
  }

  private ManagedChannel connect() {
    return NettyChannelBuilder.forAddress(address).usePlaintext().build();
  }

  private static SubscribeRequest request(SubscriptionList.Builder list) {
    return SubscribeRequest.newBuilder().setSubscribe(list).build();
  }

  private void othersNoticedNothing() {
    int before = good.responses.size();
    router1.set(OCTETS, new Value.Uint(System.nanoTime()));
    await().until(() -> good.responses.size() > before);
    assertThat(good.ended).isNull();
  }

  @Test
  void bytes_thatAreNoMessage_endThatRpcAloneAndAreCounted() {
    MethodDescriptor<byte[], SubscribeResponse> garbled = gNMIGrpc.getSubscribeMethod().toBuilder(
            new Garbage(), gNMIGrpc.getSubscribeMethod().getResponseMarshaller())
        .build();
    Heard heard = new Heard();

    ClientCalls.asyncBidiStreamingCall(channel.newCall(garbled, CallOptions.DEFAULT), heard)
        .onNext("this is no protobuf message".getBytes(StandardCharsets.UTF_8));

    await().until(() -> heard.ended != null);
    assertThat(heard.ended.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(heard.ended.getDescription()).contains("gnmi.gNMI/Subscribe");
    assertThat(metrics.value(Metric.RPCS_REFUSED)).isEqualTo(1);
    othersNoticedNothing();
  }

  @Test
  void bytes_thatAreNoHttp2_endThatConnectionAlone() throws Exception {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\nHost: router1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.getInputStream().readAllBytes();
    }

    othersNoticedNothing();
  }

  @Test
  void client_thatNeverReads_isBoundedAndEndsWithItsConnection() {
    ManagedChannel deaf = connect();
    ClientCall<SubscribeRequest, SubscribeResponse> call =
        deaf.newCall(gNMIGrpc.getSubscribeMethod(), CallOptions.DEFAULT);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    call.sendMessage(request(Requests.stream(Requests.onChange("/"))));
    await().until(() -> delivery.subscriptions() == 2);

    for (int i = 0; i < 20_000; i++) {
      router1.set(OCTETS, new Value.Uint(i));
    }
    othersNoticedNothing();
    deaf.shutdownNow();

    await().until(() -> delivery.subscriptions() == 1);
    await().until(() -> metrics.value(Metric.RPCS_CANCELLED) == 1);
    othersNoticedNothing();
  }

  /** What one RPC was answered. */
  private static final class Heard implements StreamObserver<SubscribeResponse> {
    private final Queue<SubscribeResponse> responses = new ConcurrentLinkedQueue<>();
    private volatile Status ended;

    @Override
    public void onNext(SubscribeResponse response) {
      responses.add(response);
    }

    @Override
    public void onError(Throwable failure) {
      ended = Status.fromThrowable(failure);
    }

    @Override
    public void onCompleted() {
      ended = Status.OK;
    }
  }

  /** Sends bytes as they are. */
  private static final class Garbage implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
