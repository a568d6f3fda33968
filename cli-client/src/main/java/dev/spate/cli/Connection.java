package dev.spate.cli;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A channel to one server for the length of one command. Sends the credentials with each RPC. */
final class Connection implements ClientInterceptor {

  private static final Duration PATIENCE_AT_EXIT = Duration.ofMillis(500);

  private final ManagedChannel managed;
  private final ConnectionOptions options;
  private final Environment environment;
  private final PrintWriter err;
  private volatile boolean answered;

  private Connection(
      ManagedChannel managed, ConnectionOptions options, Environment environment, PrintWriter err) {
    this.managed = managed;
    this.options = options;
    this.environment = environment;
    this.err = err;
  }

  /** Runs an RPC and returns the exit code; what went wrong is told on {@code err}. */
  static int run(
      Rpc rpc, Environment environment, ConnectionOptions options, Output out, PrintWriter err) {
    ManagedChannel managed = environment.dialer().dial(options);
    // Ctrl-C ends the process while an RPC runs: nothing half printed, and the server hears of it.
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread atExit = new Thread(() -> {
      interrupted.set(true);
      out.close(PATIENCE_AT_EXIT);
      managed.shutdownNow();
    });
    Runtime.getRuntime().addShutdownHook(atExit);
    Connection connection = new Connection(managed, options, environment, err);
    try {
      rpc.run(connection, out);
      return ExitCodes.OK;
    } catch (StatusRuntimeException e) {
      if (interrupted.get()) {
        return ExitCodes.INTERRUPTED;
      }
      Failure failure =
          Failure.of(e.getStatus(), options, environment.command(), connection.wasReached());
      err.println("spate: " + failure.message());
      return failure.exitCode();
    } catch (IllegalArgumentException e) {
      err.println("spate: " + options.address + " sent what makes no sense: " + e.getMessage());
      return ExitCodes.FAILED;
    } finally {
      err.flush();
      managed.shutdownNow();
      removeHook(atExit);
    }
  }

  private static void removeHook(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is about to end, and the hook runs or has run.
    }
  }

  Channel channel() {
    return ClientInterceptors.intercept(managed, this);
  }

  /** Has a connection that failed tried again at once, where gRPC would wait longer and longer. */
  void reconnect() {
    managed.resetConnectBackoff();
  }

  /** As answers name where they come from. */
  String source() {
    return options.address.toString();
  }

  Duration timeout() {
    return options.timeout;
  }

  Environment environment() {
    return environment;
  }

  /** Tells a person something that is no answer. */
  void tell(String text) {
    err.println("spate: " + text);
  }

  private boolean wasReached() {
    return answered || managed.getState(false) == ConnectivityState.READY;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions callOptions, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, callOptions)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        options
            .headers()
            .forEach((name, value) ->
                headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onHeaders(Metadata received) {
                answered = true;
                super.onHeaders(received);
              }
            },
            headers);
      }
    };
  }
}
