package dev.spate.server.grpc;

import dev.spate.metrics.Metrics;
import dev.spate.server.logging.RepeatedErrors;
import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One address at which services are reached, with reflection (v1 and v1alpha) and health (of each service) beside them. Safe to
 * share among threads.
 *
 * <p>All listeners of a JVM share gRPC's default event loops, so that many cost little more than one.
 */
public final class Listener {

  private static final int LARGEST_REQUEST = 4 << 20;

  /** Clients that ping each 10 s are welcome; half of it, as their clocks and the network jitter. */
  private static final long SHORTEST_PING_SECONDS = 5;

  /** How soon a client that vanished is noticed. */
  private static final long PING_SECONDS = 60;

  private final Server server;
  private final HealthStatusManager health;
  private final LiveCalls liveCalls;

  private Listener(Server server, HealthStatusManager health, LiveCalls liveCalls) {
    this.server = server;
    this.health = health;
    this.liveCalls = liveCalls;
  }

  /**
   * Binds the address and serves.
   *
   * @param name what {@link dev.spate.access.Caller#listener} of its callers is
   * @throws ListenException if the address cannot be bound
   */
  static Listener open(
      String name,
      InetSocketAddress address,
      List<? extends BindableService> services,
      Metrics metrics,
      RepeatedErrors log)
      throws ListenException {
    HealthStatusManager health = new HealthStatusManager();
    LiveCalls liveCalls = new LiveCalls();
    NettyServerBuilder builder = NettyServerBuilder.forAddress(
            address, InsecureServerCredentials.create())
        .maxInboundMessageSize(LARGEST_REQUEST)
        .permitKeepAliveTime(SHORTEST_PING_SECONDS, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
        .callExecutor(Listener::executor)
        .addService(health.getHealthService())
        .addService(ProtoReflectionServiceV1.newInstance())
        .addService(ProtoReflectionService.newInstance())
        // The last one added sees a call first.
        .intercept(new Faults(log))
        .intercept(liveCalls)
        .intercept(new Counting(metrics));
    for (BindableService service : services) {
      // Requests are parsed below the interceptors, so that Faults answers for one that is garbled.
      ServerServiceDefinition definition =
          ServerInterceptors.useInputStreamMessages(service.bindService());
      builder.addService(definition);
      health.setStatus(definition.getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
    Server server = builder.build();
    try {
      server.start();
    } catch (IOException e) {
      throw Listeners.cannotListen(name, address, e);
    }
    return new Listener(server, health, liveCalls);
  }

  /**
   * What a stream's callbacks do is to mark it for its delivery thread: on the event loop that costs less than to hand it to another
   * thread. Null: all others may take their time, on gRPC's pool.
   */
  private static @Nullable Executor executor(ServerCall<?, ?> call, Metadata headers) {
    return call.getMethodDescriptor().getType().serverSendsOneMessage() ? null : Runnable::run;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) server.getListenSockets().get(0);
  }

  /** Takes no further calls, says so by health, and ends the streams. Returns at once. */
  void end() {
    health.enterTerminalState();
    server.shutdown();
    liveCalls.end();
  }

  /** Waits for the calls to finish, and cuts those that do not. */
  void await(long deadlineNanos) throws InterruptedException {
    if (!server.awaitTermination(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      server.shutdownNow();
    }
  }

  /** {@code 127.0.0.1:9339}, {@code [::1]:9339}. */
  public static String format(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    String host = ip == null ? address.getHostString() : ip.getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
