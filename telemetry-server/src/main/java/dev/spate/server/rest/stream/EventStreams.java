package dev.spate.server.rest.stream;

import dev.spate.server.logging.RepeatedErrors;
import dev.spate.server.rest.Accept;
import dev.spate.server.rest.Parameters;
import dev.spate.server.rest.Problem;
import dev.spate.server.rest.ProblemException;
import dev.spate.server.rest.RestBackend;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionLimitException;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * The route that streams: live subscriptions as Server-Sent Events (WHATWG HTML §9.2). Safe to share among threads.
 *
 * <p>A stream carries state, not a log: a client that comes back, which it shows by {@code Last-Event-ID}, is told to forget what it
 * knew, and then what there is. A few threads write for all clients, and none of them ever waits for one.
 */
public final class EventStreams implements AutoCloseable {

  /** The parameters that the query of a request may have. */
  public static final List<String> PARAMETERS = StreamRequest.PARAMETERS;

  private static final String CONTENT_TYPE = "text/event-stream";
  private static final int SERVICE_UNAVAILABLE = 503;

  private static final int MOST_WRITERS = 4;

  /** How long closing waits for the last events to be written. */
  private static final int LAST_EVENTS_SECONDS = 1;

  /** What the container gathers before it writes, held for a client as long as it is connected. */
  private static final int OUTPUT_BYTES = 16 << 10;

  private final RestBackend backend;
  private final RepeatedErrors errors;

  /** Each open stream, and what completes when its answer is complete. */
  private final Map<EventStream, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

  private final ExecutorService writers;
  private final ScheduledExecutorService timer;
  private final ScheduledFuture<?> keepAlive;
  private volatile boolean closed;

  public EventStreams(RestBackend backend) {
    this.backend = backend;
    this.errors = new RepeatedErrors(
        LoggerFactory.getLogger(EventStreams.class), backend.store().time());
    int threads = Math.min(MOST_WRITERS, Runtime.getRuntime().availableProcessors());
    this.writers = new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(), // bounded by the clients, each of which is in it at most once
        daemons("spate-http-stream-"),
        new ThreadPoolExecutor.DiscardPolicy()); // after its end, when every stream is over
    this.timer = new ScheduledThreadPoolExecutor(1, daemons("spate-http-keep-alive-"));
    long interval = backend.streamLimits().keepAlive().toMillis();
    this.keepAlive =
        timer.scheduleAtFixedRate(this::keepAlive, interval, interval, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + count.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Answers a request by a stream that goes on until the client leaves.
   *
   * @param asked the parameters of the request, of those in {@link #PARAMETERS}
   * @throws ProblemException if the query means nothing
   * @throws SubscriptionLimitException if too many subscriptions are open
   * @throws IOException if the connection broke meanwhile
   */
  public void handle(Context request, Parameters asked) throws IOException {
    Accept.require(request, CONTENT_TYPE);
    StreamSpec spec = StreamRequest.read(asked, backend);
    request
        .contentType(CONTENT_TYPE)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no"); // or nginx would hold the events back
    if (request.req().getMethod().equals("HEAD")) {
      return;
    }
    EventStream stream = new EventStream(
        backend.streamLimits().buffer(),
        writers,
        backend.store().metrics(),
        errors,
        opening(request));
    stream.feed(backend.delivery().open(spec, EventEncoder.INSTANCE, stream));
    open.put(stream, new CompletableFuture<>());
    try {
      AsyncContext async = request.req().startAsync();
      async.setTimeout(0);
      async.addListener(new End(stream));
      request.res().setBufferSize(OUTPUT_BYTES);
      stream.writeTo(request.res().getOutputStream());
    } catch (IOException | RuntimeException e) {
      stream.giveUp();
      answered(stream);
      throw e;
    }
    if (closed) {
      stream.end(lastEvent()); // it came between the end of all others and that of the gateway
    }
    request.future(stream::done);
  }

  private static List<byte[]> opening(Context request) {
    String last = request.header("Last-Event-ID");
    return last == null || last.isEmpty()
        ? List.of(Events.OPENING)
        : List.of(Events.OPENING, Events.RESET);
  }

  private void answered(EventStream stream) {
    CompletableFuture<Void> answer = open.remove(stream);
    if (answer != null) {
      answer.complete(null);
    }
  }

  /** How many streams are open. */
  int open() {
    return open.size();
  }

  /** The bytes that wait to be written, of the client for which most do. */
  int mostWaitingBytes() {
    return open.keySet().stream().mapToInt(EventStream::waitingBytes).max().orElse(0);
  }

  void keepAlive() {
    open.keySet().forEach(EventStream::keepAlive);
  }

  /** Tells all clients that the server goes, and ends their streams within a second. */
  @Override
  public void close() {
    closed = true;
    keepAlive.cancel(false);
    timer.shutdown();
    byte[] last = lastEvent();
    open.keySet().forEach(stream -> stream.end(last));
    CompletableFuture.allOf(open.values().toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, LAST_EVENTS_SECONDS, TimeUnit.SECONDS)
        .join();
    open.keySet().forEach(EventStream::giveUp);
    writers.shutdown();
  }

  private static byte[] lastEvent() {
    return Events.problem(new Problem(SERVICE_UNAVAILABLE, "the server is shutting down"));
  }

  /** Ends a stream with its request, whatever ended that. */
  private final class End implements AsyncListener {

    private final EventStream stream;

    private End(EventStream stream) {
      this.stream = stream;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      stream.giveUp();
      answered(stream);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      stream.giveUp();
    }

    @Override
    public void onError(AsyncEvent event) {
      stream.giveUp();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // It has been started before.
    }
  }
}
