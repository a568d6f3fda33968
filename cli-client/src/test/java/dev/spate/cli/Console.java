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
import org.jspecify.annotations.Nullable;

/** A terminal: runs commands against services in this process, and holds what they print. */
final class Console implements Dialer, ServerInterceptor, AutoCloseable {

  private final Server server;
  private String in = "";
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Nullable
  Address dialled;

  @Nullable
  Boolean plaintext;

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

  /** Runs one command and returns its exit code. */
  int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    var environment = new Environment(
        this, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), "spate", false);
    return Main.commandLine(environment)
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
  public ManagedChannel dial(Address address, boolean speaksPlaintext) {
    dialled = address;
    plaintext = speaksPlaintext;
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
