package dev.spate.benchmarks.server;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.server.gnmi.GnmiConfig;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The ruler from above: the service that a competent developer writes in an afternoon with grpc-java's stubs. The publishing thread
 * goes through a list of subscribers, builds a {@code SubscribeResponse} for each and hands it to the observer, which marshals it.
 *
 * <p>A subscriber whose stream is not ready misses the change (counted), so that memory stays bounded. Initial sets and rounds of
 * SAMPLE go on when the stream becomes ready again. Paths of requests are not matched: everybody gets everything.
 */
final class PlainServer extends gNMIGrpc.gNMIImplBase implements LoadedServer {

  /** The present state of a group. */
  record Measured(long tick, long timestampNanos) {}

  private final Network network;
  private final Responses responses;
  private final AtomicReferenceArray<Measured> latest;
  private final List<PlainSubscriber> onChange = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());
  private final Server server;

  private final LongAdder messages = new LongAdder();
  private final LongAdder updates = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder skipped = new LongAdder();

  PlainServer(Network network, long nowNanos) throws IOException {
    this.network = network;
    this.responses = new Responses(network);
    this.latest = new AtomicReferenceArray<>(network.groups());
    for (int group = 0; group < network.groups(); group++) {
      publish(group, 0, nowNanos);
    }
    this.server = NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            InsecureServerCredentials.create())
        .addService(this)
        .build()
        .start();
  }

  @Override
  public StreamObserver<SubscribeRequest> subscribe(StreamObserver<SubscribeResponse> answers) {
    ServerCallStreamObserver<SubscribeResponse> stream =
        (ServerCallStreamObserver<SubscribeResponse>) answers;
    stream.setOnReadyThreshold((int) GnmiConfig.defaults().streamBuffer().bytes());
    return new PlainSubscriber(this, stream);
  }

  @Override
  public void publish(int group, long tick, long timestampNanos) {
    Measured measured = new Measured(tick, timestampNanos);
    latest.set(group, measured);
    for (PlainSubscriber subscriber : onChange) {
      subscriber.changed(group, measured);
    }
  }

  int groups() {
    return network.groups();
  }

  Measured latest(int group) {
    return latest.get(group);
  }

  Responses responses() {
    return responses;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  List<PlainSubscriber> onChange() {
    return onChange;
  }

  void countSent(SubscribeResponse message) {
    messages.increment();
    updates.add(message.getUpdate().getUpdateCount());
    bytes.add(message.getSerializedSize());
  }

  void countSkipped() {
    skipped.increment();
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public Sent sent() {
    return new Sent(updates.sum(), messages.sum(), bytes.sum(), 0, skipped.sum(), 0);
  }

  @Override
  public void close() {
    timers.shutdownNow();
    server.shutdownNow();
  }
}
