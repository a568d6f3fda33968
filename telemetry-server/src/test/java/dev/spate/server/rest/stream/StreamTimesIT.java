package dev.spate.server.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.server.rest.RestGateway;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.TimeSource;
import dev.spate.value.DataSize;
import dev.spate.value.Value;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gateway does with streams as time goes by, with short times. */
@Timeout(120)
class StreamTimesIT {

  private static final Duration KEEP_ALIVE = Duration.ofMillis(100);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(2);

  /** Less than the 30 s after which Jetty closes a connection by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpClient http = EventClient.http(threads);
  private final Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private final Delivery delivery = new Delivery(store, DeliveryOptions.defaults());
  private final Group state = store
      .claim("router1", true, null)
      .group(Path.parse("/interfaces/interface[name=eth0]/state"), List.of("description"));
  private RestGateway gateway;

  @BeforeEach
  void start() throws IOException {
    StreamLimits limits = new StreamLimits(
        Duration.ofMillis(100),
        Duration.ofDays(1),
        new DataSize(64 << 10),
        KEEP_ALIVE,
        IDLE_TIMEOUT);
    gateway = RestGateway.open(
        new InetSocketAddress("127.0.0.1", 0), StreamServer.backend(store, delivery, limits));
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
    delivery.close();
    threads.shutdownNow();
  }

  @Test
  void streamWithoutNews_isKeptAliveBeyondTheIdleTimeout() throws Exception {
    long enough = IDLE_TIMEOUT.multipliedBy(2).dividedBy(KEEP_ALIVE);
    try (EventClient client =
        EventClient.connect(http, gateway.address().getPort(), "path", "/interfaces")) {
      client.until("sync");

      await().atMost(PATIENCE).until(() -> client.comments() >= enough);

      assertThat(client.ended()).isNotDone();
      assertThat(delivery.streams()).isOne();
    }
  }

  @Test
  void clientThatTakesNothing_isDisconnectedAfterTheIdleTimeout() throws Exception {
    String text = "x".repeat(16 << 10);
    AtomicInteger changes = new AtomicInteger();
    try (Socket stalled = new Socket()) {
      stalled.setReceiveBufferSize(4 << 10);
      stalled.connect(gateway.address());
      stalled
          .getOutputStream()
          .write("GET /api/v1/stream?path=/interfaces HTTP/1.1\r\nHost: here\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      await().atMost(PATIENCE).until(() -> delivery.streams() == 1);

      await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> {
        describe(changes.incrementAndGet() + text);
        return delivery.streams() == 0;
      });
    }

    assertThat(store.metrics().value(Metric.HTTP_STREAMS_CANCELLED)).isOne();
  }

  private void describe(String description) {
    LeafValues values = state.newValues();
    values.set(0, new Value.Text(description));
    state.publish(store.time().epochNanos(), values);
  }
}
