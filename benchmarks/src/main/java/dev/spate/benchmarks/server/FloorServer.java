package dev.spate.benchmarks.server;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.server.gnmi.GnmiConfig;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * The ruler from below: the least that a server does which sends these messages through grpc-java.
 *
 * <p>Each message is encoded before the start; a publish copies it, puts timestamp and values in their places and appends it to a log. The
 * delivery threads hand the same bytes to each stream, as Spate's do: one thread a processor, to one of which a connection belongs; once a
 * window; while the stream is ready by Spate's threshold. Calls run on the event loops.
 *
 * <p>It leaves out a store, matching, Get and Set, deletes, access, interceptors, limits, and coalescing: what was overwritten in the log
 * before a stream became ready is skipped. A request is only held against what the measurement said that it would ask for.
 */
final class FloorServer implements LoadedServer {

  private final Network network;
  private final Asked.Mode mode;
  private final Encoding encoding;
  private final boolean saturating;

  private final MessageTemplate[] templates;
  private final AtomicReferenceArray<byte[]> latest;
  private final FrameLog log;
  private final List<FloorDrainer> drainers;
  private final Map<Object, FloorDrainer> places = new ConcurrentHashMap<>();
  private final AtomicInteger connectionsSeen = new AtomicInteger();
  private final Server server;

  /**
   * @param saturating whether streams get the initial messages over and over, as fast as they take them
   */
  FloorServer(
      Network network, Asked.Mode mode, Encoding encoding, boolean saturating, long nowNanos)
      throws IOException {
    this.network = network;
    this.mode = mode;
    this.encoding = encoding;
    this.saturating = saturating;
    this.templates = new MessageTemplate[network.groups()];
    this.latest = new AtomicReferenceArray<>(network.groups());
    this.log = new FrameLog(2 * network.groups());
    Responses responses = new Responses(network);
    for (int group = 0; group < templates.length; group++) {
      templates[group] = new MessageTemplate(network, responses, group, nowNanos, encoding);
      latest.set(group, templates[group].message(0, nowNanos));
    }
    this.drainers = IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .mapToObj(FloorDrainer::new)
        .toList();
    this.server = NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            InsecureServerCredentials.create())
        .directExecutor()
        .addService(service())
        .build()
        .start();
    drainers.forEach(FloorDrainer::start);
  }

  private ServerServiceDefinition service() {
    MethodDescriptor<SubscribeRequest, byte[]> subscribe = gNMIGrpc.getSubscribeMethod().toBuilder(
            gNMIGrpc.getSubscribeMethod().getRequestMarshaller(), new RawMarshaller())
        .build();
    return ServerServiceDefinition.builder(gNMIGrpc.SERVICE_NAME)
        .addMethod(subscribe, this::subscribe)
        .build();
  }

  private ServerCall.Listener<SubscribeRequest> subscribe(
      ServerCall<SubscribeRequest, byte[]> call, Metadata headers) {
    call.setOnReadyThreshold((int) GnmiConfig.defaults().streamBuffer().bytes());
    call.request(1);
    return new FloorStream(this, call);
  }

  /**
   * Checks what a client asks for.
   *
   * @throws IllegalArgumentException if it is not what is measured
   */
  void check(Asked asked) {
    if (asked.mode() != mode || asked.encoding() != encoding) {
      throw new IllegalArgumentException("The request must be for " + mode + " in " + encoding
          + ", as this server was started with, and is for " + asked.mode() + " in "
          + asked.encoding());
    }
  }

  boolean saturating() {
    return saturating;
  }

  int groups() {
    return templates.length;
  }

  int leavesOfGroup() {
    return network.leavesOfGroup();
  }

  byte[] latest(int group) {
    return latest.getAcquire(group);
  }

  FrameLog log() {
    return log;
  }

  FloorDrainer drainer(Object connection) {
    return places.computeIfAbsent(
        connection,
        c -> drainers.get(Math.floorMod(connectionsSeen.getAndIncrement(), drainers.size())));
  }

  @Override
  public void publish(int group, long tick, long timestampNanos) {
    byte[] message = templates[group].message(tick, timestampNanos);
    latest.setRelease(group, message);
    if (mode == Asked.Mode.ON_CHANGE) {
      log.append(message);
      drainers.forEach(FloorDrainer::wake);
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public Sent sent() {
    long updates = 0;
    long messages = 0;
    long bytes = 0;
    long skipped = 0;
    for (FloorDrainer drainer : drainers) {
      updates += drainer.updates();
      messages += drainer.messages();
      bytes += drainer.bytes();
      skipped += drainer.skipped();
    }
    return new Sent(updates, messages, bytes, 0, skipped, 0);
  }

  @Override
  public void close() {
    server.shutdownNow();
    drainers.forEach(FloorDrainer::stop);
  }
}
