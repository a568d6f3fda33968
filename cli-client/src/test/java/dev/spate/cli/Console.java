package dev.spate.cli;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A terminal: runs commands against services in this process, and holds what they print. */
final class Console implements Dialer, ServerInterceptor, AutoCloseable {

  private final Server server;
  private String in = "";
  private Defaults defaults = Defaults.none();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Nullable
  ConnectionOptions dialled;

  @Nullable
  Metadata headers;

  Console(BindableService... services) {
    var builder = InProcessServerBuilder.forName("console-" + System.identityHashCode(this))
        .intercept(this);
    for (BindableService service : services) {
      builder.addService(service);
    }
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Console typing(String text) {
    in = text;
    return this;
  }

  /** Runs what follows with these variables, and these folders to look for a file of defaults in. */
  Console with(Map<String, String> variables, Path... folders) {
    defaults = new Defaults(variables, List.of(folders));
    return this;
  }

  /** Runs one command and returns its exit code. */
  int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    var environment = new Environment(
        this, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), "spate", false);
    return Main.commandLine(environment, defaults, args)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  @Override
  public ManagedChannel dial(ConnectionOptions options) {
    dialled = options;
    return InProcessChannelBuilder.forName("console-" + System.identityHashCode(this))
        .build();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata received, ServerCallHandler<Q, A> next) {
    headers = received;
    return next.startCall(call, received);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
