package dev.spate.server.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.json.JsonReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The client of a test: reads a stream as a browser does (WHATWG HTML §9.2.6). */
final class EventClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** An event as a browser dispatches it. */
  record Event(String name, String data, String lastEventId) {

    /** The data, which is a JSON object. */
    @SuppressWarnings("unchecked") // an object is read as a map
    Map<String, Object> json() {
      return (Map<String, Object>) JsonReader.parse(data);
    }

    String path() {
      return (String) json().get("path");
    }

    /** The value of a leaf of an update. */
    Object value(String leaf) {
      return ((Map<?, ?>) json().get("values")).get(leaf);
    }

    /** How many changes of a leaf it says were left out. */
    long duplicates(String leaf) {
      Map<?, ?> all = (Map<?, ?>) json().getOrDefault("duplicates", Map.of());
      return all.get(leaf) instanceof Number skipped ? skipped.longValue() : 0;
    }
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final AtomicInteger comments = new AtomicInteger();
  private final Lines lines = new Lines();
  private final CompletableFuture<?> response;

  private EventClient(HttpClient http, HttpRequest request) {
    response = http.sendAsync(request, BodyHandlers.fromLineSubscriber(lines));
  }

  /** What clients connect by; reading takes no thread a client. */
  static HttpClient http(Executor threads) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .executor(threads)
        .build();
  }

  /**
   * Connects.
   *
   * @param query names and values: {@code "path", "/interfaces", "mode", "sample"}
   */
  static EventClient connect(HttpClient http, int port, String... query) {
    return new EventClient(http, request(port, query).build());
  }

  /** Connects as one that has been there before. */
  static EventClient reconnect(HttpClient http, int port, String lastEventId, String... query) {
    return new EventClient(
        http, request(port, query).header("Last-Event-ID", lastEventId).build());
  }

  static HttpRequest.Builder request(int port, String... query) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < query.length; i += 2) {
      parameters.add(query[i] + '=' + URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
    }
    return HttpRequest.newBuilder(URI.create(
            "http://127.0.0.1:" + port + "/api/v1/stream?" + String.join("&", parameters)))
        .header("Accept", "text/event-stream");
  }

  /** The next event. */
  Event next() throws InterruptedException {
    Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).as("an event within %s", PATIENCE).isNotNull();
    return event;
  }

  /** The events up to and with the next of a name. */
  List<Event> until(String name) throws InterruptedException {
    List<Event> all = new ArrayList<>();
    do {
      all.add(next());
    } while (!all.get(all.size() - 1).name().equals(name));
    return all;
  }

  /** Whether no event waits to be taken. */
  boolean isQuiet() {
    return events.isEmpty();
  }

  int comments() {
    return comments.get();
  }

  /** Completes at the end of the stream; exceptionally if the connection broke. */
  CompletableFuture<Void> ended() {
    return lines.ended;
  }

  /** Drops the connection. */
  @Override
  public void close() {
    response.cancel(true);
    Flow.Subscription body = lines.subscription;
    if (body != null) {
      body.cancel();
    }
  }

  private final class Lines implements Flow.Subscriber<String> {
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;
    private String name = "";
    private final List<String> data = new ArrayList<>();
    private String lastEventId = "";

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
      subscription = newSubscription;
      newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      int colon = line.indexOf(':');
      if (line.isEmpty()) {
        dispatch();
      } else if (colon == 0) {
        comments.incrementAndGet();
      } else {
        field(line.substring(0, colon), line.substring(colon + 1).replaceFirst("^ ", ""));
      }
    }

    private void field(String field, String value) {
      switch (field) {
        case "event" -> name = value;
        case "data" -> data.add(value);
        case "id" -> lastEventId = value;
        case "retry" -> assertThat(value).containsOnlyDigits();
        default -> throw new AssertionError("there is no field " + field);
      }
    }

    private void dispatch() {
      if (!data.isEmpty()) {
        events.add(new Event(name, String.join("\n", data), lastEventId));
      }
      name = "";
      data.clear();
    }

    @Override
    public void onError(Throwable broken) {
      ended.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
      ended.complete(null);
    }
  }
}
