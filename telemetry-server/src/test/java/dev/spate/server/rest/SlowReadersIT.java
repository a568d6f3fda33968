package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spate.value.DataSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gateway while clients ask for large answers and do not read them. */
@Timeout(120)
class SlowReadersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LARGE = "/api/v1/get?path=/interfaces";

  /** So many large answers are more than the two ends of a connection hold. */
  private static final int ANSWERS_A_CONNECTION = 8;

  /** So many refusals in a row say that the connections hold no more; a few come while they are still filling. */
  private static final int STUCK = 20;

  private final SmallNetwork network = new SmallNetwork();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Socket> stalled = new ArrayList<>();
  private RestGateway gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = RestGateway.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        network.backend(DataSize.ofMebibytes(4)));
    network
        .group("/interfaces/interface[name=eth1]/state", "description")
        .text("description", "x".repeat(1 << 20))
        .publish(network.now());
  }

  @AfterEach
  void close() throws IOException {
    closeStalled();
    gateway.close();
  }

  @Test
  void slowReaders_areRefusedBeforeTheyHoldAllThreads_andEverythingSmallIsAnswered()
      throws Exception {
    AtomicInteger refusedInARow = new AtomicInteger();
    await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(() -> {
      stall();
      boolean isRefused = get(LARGE, BodyHandlers.ofString()).statusCode() == 503;
      return refusedInARow.updateAndGet(before -> isRefused ? before + 1 : 0) == STUCK;
    });

    HttpResponse<String> refused = get(LARGE, BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(refused.body()).contains("ask again later");
    assertThat(get("/healthz", BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(get("/metrics", BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(get("/metrics/devices", BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    HttpResponse<InputStream> stream =
        get("/api/v1/stream?path=/system", BodyHandlers.ofInputStream());
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(events.readLine()).isEqualTo("retry: 2000");
    }

    closeStalled();
    await().atMost(PATIENCE).until(() -> get(LARGE, BodyHandlers.ofString()).statusCode() == 200);
  }

  /** Connects, asks and does not read. */
  private void stall() throws IOException {
    Socket socket = new Socket();
    stalled.add(socket);
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(gateway.address());
    socket
        .getOutputStream()
        .write(("GET " + LARGE + " HTTP/1.1\r\nHost: here\r\n\r\n")
            .repeat(ANSWERS_A_CONNECTION)
            .getBytes(StandardCharsets.US_ASCII));
  }

  private void closeStalled() throws IOException {
    for (Socket socket : stalled) {
      socket.close();
    }
    stalled.clear();
  }

  private <T> HttpResponse<T> get(String path, BodyHandler<T> body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + gateway.address().getPort() + path))
        .timeout(PATIENCE)
        .build();
    return client.send(request, body);
  }
}
