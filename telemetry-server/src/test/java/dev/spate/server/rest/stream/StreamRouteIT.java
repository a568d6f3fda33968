package dev.spate.server.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.spate.json.JsonReader;
import dev.spate.metrics.Metrics;
import dev.spate.schema.Schema;
import dev.spate.server.rest.RestGateway;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.TimeSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The streaming route of the gateway: what it refuses, and how. */
class StreamRouteIT {

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient http = EventClient.http(threads);
  private final Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private final Delivery delivery =
      new Delivery(store, DeliveryOptions.defaults().withMaxSubscriptions(2));
  private RestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    store.claim("router1", true, null);
    gateway = RestGateway.open(
        new InetSocketAddress("127.0.0.1", 0), StreamServer.backend(store, delivery));
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
    delivery.close();
    threads.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode, sample | 400 | path is missing",
        "path, interfaces[ | 400 | path",
        "path, /interfaces, path, EMPTY | 400 | path is empty",
        "path, /interfaces, mode, sampled | 400 | mode is \"sampled\", but must be one of on-change, sample, target-defined",
        "path, /interfaces, mode, sample, mode, sample | 400 | mode is given 2 times",
        "path, /interfaces, interval, 1s | 400 | interval is \"1s\", but mode on-change has none; add mode=sample",
        "path, /interfaces, mode, sample, interval, soon | 400 | interval: \"soon\" is no duration",
        "path, /interfaces, mode, sample, interval, 10ms | 400 | interval is 10ms, but must be 100ms to 1d",
        "path, /interfaces, mode, sample, interval, 2d | 400 | interval is 2d, but must be 100ms to 1d",
        "path, /interfaces, modes, sample | 400 | did you mean mode?",
        "path, /interfacs | 404 | path",
        "path, /interfaces, target, router2 | 404 | did you mean router1?",
        "path, /interfaces, path, /system, path, /components | 503 | subscriptions asked for: 3; but 0 of the 2",
      })
  void wrongQuery_isAProblemThatSaysWhatWouldBeRight(String query, int status, String detail)
      throws Exception {
    String[] namesAndValues = Arrays.stream(query.strip().split(", "))
        .map(word -> word.equals("EMPTY") ? "" : word)
        .toArray(String[]::new);

    HttpResponse<String> answer = get(EventClient.request(port(), namesAndValues));

    assertProblem(answer, status, detail.strip());
    assertThat(delivery.streams()).isZero();
  }

  @Test
  void otherContentType_isNotAcceptable() throws Exception {
    HttpResponse<String> answer = get(
        EventClient.request(port(), "path", "/interfaces").setHeader("Accept", "application/json"));

    assertProblem(answer, 406, "text/event-stream");
  }

  @Test
  void head_answersWithoutOpeningAStream() throws Exception {
    HttpResponse<String> answer = get(EventClient.request(port(), "path", "/interfaces")
        .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(delivery.streams()).isZero();
  }

  @Test
  void close_endsStreamsWithAProblem() throws Exception {
    EventClient client = EventClient.connect(http, port(), "path", "/interfaces");
    client.until("sync");

    gateway.close();

    assertThat(client.next().name()).isEqualTo("problem");
    assertThat(client.ended()).succeedsWithin(Duration.ofSeconds(20));
  }

  private int port() {
    return gateway.address().getPort();
  }

  private HttpResponse<String> get(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 503);
    assertThat(JsonReader.parse(answer.body()))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("status", BigDecimal.valueOf(status))
        .extractingByKey("detail", STRING)
        .contains(detail);
  }
}
