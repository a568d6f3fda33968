package dev.spate.server.rest;

import dev.spate.metrics.Metric;
import dev.spate.server.rest.stream.EventStreams;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The REST gateway at one address. It is bound at once and starts on a thread of its own: who connects meanwhile waits for a moment.
 * Safe to share among threads.
 */
public final class RestGateway implements AutoCloseable {

  /** Connections that may wait to be accepted. */
  private static final int BACKLOG = 1024;

  /** A request is answered from memory, so a thread is held for long by a client alone that reads a large answer slowly. */
  private static final int MOST_THREADS = 64;

  private static final int MOST_LARGE_ANSWERS = MOST_THREADS / 2;

  private static final int LEAST_THREADS = 4;
  private static final int NO_CONTENT = 204;

  /** Of the pages that are shown in a browser; Swagger UI makes styles and images as it goes. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

  private final ServerSocketChannel socket;
  private final InetSocketAddress address;
  private final EventStreams streams;
  private final CompletableFuture<Javalin> starting;

  private RestGateway(ServerSocketChannel socket, RestBackend backend) throws IOException {
    this.socket = socket;
    this.address = (InetSocketAddress) socket.getLocalAddress();
    this.streams = new EventStreams(backend);
    this.starting = CompletableFuture.supplyAsync(
        () -> Javalin.create(config -> configure(config, backend)).start(),
        task -> new Thread(task, "spate-http-start").start());
  }

  /**
   * Binds an address and begins to serve there.
   *
   * @throws IOException if it cannot be bound
   */
  public static RestGateway open(InetSocketAddress address, RestBackend backend)
      throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      socket.bind(address, BACKLOG);
      return new RestGateway(socket, backend);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private void configure(JavalinConfig config, RestBackend backend) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jsonMapper(new JsonMapper() {}); // JSON is written by dev.spate.json
    config.jetty.threadPool = threads();
    config.jetty.addConnector(
        (server, http) -> connector(server, http, backend.streamLimits().idleTimeout()));
    Problems problems = new Problems(backend);
    problems.addTo(config.routes);
    config.jetty.modifyServer(server -> server.setErrorHandler(problems));
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(problems));
    config.routes.before(request -> {
      backend.store().metrics().increment(Metric.HTTP_REQUESTS);
      request.header("Vary", "Accept, Accept-Encoding");
      request.header("X-Content-Type-Options", "nosniff");
      request.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    });
    config.routes.after(new LargeAnswers(MOST_LARGE_ANSWERS)::bound);
    for (Route route : Routes.of(backend, streams)) {
      add(config, route);
    }
  }

  private static void add(JavalinConfig config, Route route) {
    config.routes.addHttpHandler(HandlerType.GET, route.path(), route::answer);
    config.routes.addHttpHandler(HandlerType.HEAD, route.path(), route::answer);
    config.routes.addHttpHandler(
        HandlerType.OPTIONS,
        route.path(),
        request -> request.status(NO_CONTENT).header("Allow", Problems.ALLOWED));
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("spate-http");
    threads.setDaemon(true);
    return threads;
  }

  private Connector connector(Server server, HttpConfiguration http, Duration idleTimeout) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setIdleTimeout(idleTimeout.toMillis());
    try {
      connector.open(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Waits until it answers.
   *
   * @throws IllegalStateException if it could not be started
   */
  public void awaitStarted() {
    try {
      starting.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The REST gateway could not be started", e.getCause());
    }
  }

  /** Ends all requests and listens no more. */
  @Override
  public void close() throws IOException {
    streams.close();
    starting
        .handle((javalin, failure) -> javalin == null ? null : javalin.stop())
        .join();
    socket.close();
  }
}
