package dev.spate.server.rest.stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spate.metrics.Metric;
import dev.spate.server.rest.stream.EventClient.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams over real connections. */
@Timeout(120)
class EventStreamsIT {

  private static final String ALL = "/interfaces";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient http = EventClient.http(threads);
  private final StreamServer server = new StreamServer();

  @AfterEach
  void close() {
    server.close();
    threads.shutdownNow();
  }

  @Test
  void clientThatKeepsUp_gets10000EventsWithoutGapOrRepeat() throws Exception {
    int interfaces = 100;
    int rounds = 100;
    IntStream.range(0, interfaces).forEach(i -> server.publish("eth" + i, 0));
    try (EventClient client = connect("path", ALL)) {
      assertThat(client.until("sync")).hasSize(interfaces + 1);

      for (int round = 1; round <= rounds; round++) {
        int value = round;
        IntStream.range(0, interfaces).forEach(i -> server.publish("eth" + i, value));
        Set<String> told = new HashSet<>();
        for (int i = 0; i < interfaces; i++) {
          Event event = client.next();
          assertThat(event.name()).isEqualTo("update");
          assertThat(told.add(event.path())).as("%s is told once", event.path()).isTrue();
          assertThat(event.value("in-octets")).isEqualTo(BigDecimal.valueOf(round));
          assertThat(event.json()).doesNotContainKey("duplicates");
        }
      }

      assertThat(client.isQuiet()).isTrue();
      assertThat(server.count(Metric.COALESCED)).isZero();
    }
  }

  @Test
  void firstConnection_isToldNoReset() throws Exception {
    server.publish("eth0", 1);
    try (EventClient client = connect("path", ALL)) {
      assertThat(client.until("sync")).extracting(Event::name).containsExactly("update", "sync");
    }
  }

  @Test
  void droppedConnection_isFollowedByResetAndEverythingAsItIs() throws Exception {
    server.publish("eth0", 1);
    server.publish("eth1", 1);
    String lastEventId;
    try (EventClient client = connect("path", ALL)) {
      lastEventId = client.until("sync").get(0).lastEventId();
    }
    server.remove("eth1");
    server.publish("eth0", 2);

    try (EventClient again = EventClient.reconnect(http, server.port(), lastEventId, "path", ALL)) {
      List<Event> events = again.until("sync");
      assertThat(events).extracting(Event::name).containsExactly("reset", "update", "sync");
      assertThat(events.get(1).path()).isEqualTo(StreamServer.counters("eth0").toString());
      assertThat(events.get(1).value("in-octets")).isEqualTo(BigDecimal.valueOf(2));

      server.publish("eth0", 3);
      assertThat(again.next().value("in-octets")).isEqualTo(BigDecimal.valueOf(3));
    }
  }

  @Test
  void clientThatHadNoEventWithAnId_isToldResetToo() throws Exception {
    String lastEventId;
    try (EventClient client = connect("path", ALL)) {
      List<Event> events = client.until("sync");
      assertThat(events).extracting(Event::name).containsExactly("sync");
      lastEventId = events.get(0).lastEventId();
    }

    try (EventClient again = EventClient.reconnect(http, server.port(), lastEventId, "path", ALL)) {
      assertThat(again.until("sync")).extracting(Event::name).containsExactly("reset", "sync");
    }
  }

  @Test
  void restartOfTheServer_isToldAndFollowedByReset() throws Exception {
    server.publish("eth0", 1);
    String lastEventId;
    try (EventClient client = connect("path", ALL)) {
      lastEventId = client.until("sync").get(0).lastEventId();
      server.close();
      Event last = client.next();
      assertThat(last.name()).isEqualTo("problem");
      assertThat(last.json())
          .containsEntry("status", BigDecimal.valueOf(503))
          .containsEntry("detail", "the server is shutting down");
      assertThat(client.ended()).succeedsWithin(PATIENCE);
    }

    try (StreamServer restarted = new StreamServer()) {
      restarted.publish("eth7", 70);
      try (EventClient again =
          EventClient.reconnect(http, restarted.port(), lastEventId, "path", ALL)) {
        List<Event> events = again.until("sync");
        assertThat(events).extracting(Event::name).containsExactly("reset", "update", "sync");
        assertThat(events.get(1).path()).isEqualTo(StreamServer.counters("eth7").toString());
      }
    }
  }

  @Test
  void clientThatComesWhileTheServerGoes_isToldSo() throws Exception {
    server.publish("eth0", 1);
    server.streams().close();

    try (EventClient client = connect("path", ALL)) {
      List<Event> events = client.until("problem");
      assertThat(events.get(events.size() - 1).json())
          .containsEntry("status", BigDecimal.valueOf(503));
      assertThat(client.ended()).succeedsWithin(PATIENCE);
    }
    await().atMost(PATIENCE).until(() -> server.subscribed() == 0);
  }

  @Test
  void deletedBranch_isOneDelete() throws Exception {
    server.publish("eth0", 1);
    server.describe("eth0", "uplink");
    try (EventClient client = connect("path", ALL)) {
      client.until("sync");

      server.remove("eth0");

      Event event = client.next();
      assertThat(event.name()).isEqualTo("delete");
      assertThat(event.json().get("paths"))
          .isEqualTo(List.of(StreamServer.interfacePath("eth0").toString()));
    }
  }

  @Test
  void severalPaths_areOneStream() throws Exception {
    server.publish("eth0", 1);
    server.publish("eth1", 1);
    server.publish("eth2", 1);
    try (EventClient client = connect(
        "path", StreamServer.counters("eth0").toString(),
        "path", StreamServer.counters("eth2").toString())) {
      assertThat(client.until("sync"))
          .filteredOn(event -> event.name().equals("update"))
          .extracting(Event::path)
          .containsExactly(
              StreamServer.counters("eth0").toString(),
              StreamServer.counters("eth2").toString());
    }
  }

  @Test
  void sample_sendsWhatDidNotChange() throws Exception {
    server.publish("eth0", 5);
    try (EventClient client = connect("path", ALL, "mode", "sample", "interval", "100ms")) {
      client.until("sync");

      for (int i = 0; i < 3; i++) {
        assertThat(client.next().value("in-octets")).isEqualTo(BigDecimal.valueOf(5));
      }
    }
  }

  @Test
  void targetDefined_samplesCountersAndTellsChangesOfText() throws Exception {
    server.publish("eth0", 5);
    server.describe("eth0", "uplink");
    try (EventClient client = connect("path", ALL, "mode", "target-defined", "interval", "100ms")) {
      client.until("sync");

      Event sampled = client.next();
      assertThat(sampled.value("in-octets")).isEqualTo(BigDecimal.valueOf(5));
      server.describe("eth0", "core");
      Event change = client.next();
      while (change.value("description") == null) {
        change = client.next();
      }
      assertThat(change.value("description")).isEqualTo("core");
    }
  }

  @Test
  void keepAlive_sendsACommentToIdleClients() throws Exception {
    server.publish("eth0", 1);
    try (EventClient client = connect("path", ALL)) {
      client.until("sync");

      await().atMost(PATIENCE).until(() -> {
        server.streams().keepAlive(); // nothing is sent while the answer before is being written
        return client.comments() > 0;
      });

      assertThat(client.isQuiet()).as("a comment is no event").isTrue();
    }
  }

  @Test
  void clientThatLeft_isUnsubscribedAndCounted() throws Exception {
    server.publish("eth0", 1);
    EventClient client = connect("path", ALL);
    client.until("sync");
    assertThat(server.subscribed()).isEqualTo(1);

    client.close();

    await().atMost(PATIENCE).until(() -> {
      server.streams().keepAlive(); // a connection that broke is noticed when it is written to
      return server.subscribed() == 0;
    });
    await().atMost(PATIENCE).until(() -> server.streams().open() == 0);
    assertThat(server.count(Metric.HTTP_STREAMS_CANCELLED)).isEqualTo(1);
  }

  @Test
  void clientThatTakesNothing_isGivenUp() throws Exception {
    String text = "x".repeat((int) StreamServer.BUFFER.bytes() / 4);
    try (StreamServer impatient = new StreamServer(Duration.ofSeconds(1));
        Socket stalled = new Socket()) {
      impatient.describe("eth0", text);
      nextEvent(slowClient(stalled, impatient), "sync");
      AtomicInteger changes = new AtomicInteger();

      await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(() -> {
        impatient.describe("eth0", changes.incrementAndGet() + text);
        return impatient.subscribed() == 0;
      });

      assertThat(impatient.count(Metric.HTTP_STREAMS_CANCELLED)).isEqualTo(1);
    }
  }

  @Test
  void headers_keepTheAnswerFromBeingStoredOrHeldBack() throws Exception {
    server.publish("eth0", 1);
    HttpResponse<InputStream> response = http.send(
        EventClient.request(server.port(), "path", ALL).build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
      assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
      assertThat(new String(body.readNBytes(6), StandardCharsets.UTF_8)).isEqualTo("retry:");
    }
  }

  @Test
  void thousandClients_areUnharmedByASlowOneWhichIsToldWhatItMissed() throws Exception {
    int buffer = (int) StreamServer.BUFFER.bytes();
    String text = " " + "x".repeat(buffer / 4);
    server.publish("eth0", 0);
    server.describe("eth0", "0" + text);
    List<EventClient> fast = new ArrayList<>();
    for (int i = 0; i < 998; i++) {
      fast.add(connect("path", StreamServer.counters("eth0").toString()));
    }
    try (EventClient wide = connect("path", ALL);
        Socket slow = new Socket()) {
      for (EventClient client : fast) {
        client.until("sync");
      }
      wide.until("sync");
      BufferedReader reader = slowClient(slow, server);
      nextEvent(reader, "sync");
      assertThat(server.subscribed()).isEqualTo(1000);

      // What the kernels of both ends hold for the slow one, 4 MiB and more, is full before
      // anything waits here.
      int changes = 0;
      while (changes < 600) {
        server.describe("eth0", ++changes + text);
        assertThat(wide.next().duplicates("description")).isZero();
      }
      assertThat(server.streams().mostWaitingBytes()).isGreaterThanOrEqualTo(buffer);
      for (int round = 1; round <= 20; round++) {
        server.describe("eth0", ++changes + text);
        server.publish("eth0", round);
        for (EventClient client : fast) {
          assertThat(client.next().value("in-octets")).isEqualTo(BigDecimal.valueOf(round));
        }
        assertThat(server.streams().mostWaitingBytes()).isBetween(buffer, 2 * buffer);
      }
      assertThat(fast).allMatch(EventClient::isQuiet);

      long told = 0;
      long leftOut = 0;
      Event event;
      do {
        event = nextEvent(reader, "update");
        if (event.value("description") != null) {
          told++;
          leftOut += event.duplicates("description");
        }
      } while (event.value("description") == null
          || !event.value("description").equals(changes + text));
      assertThat(leftOut).isGreaterThan(20);
      assertThat(told + leftOut).as("changes told and changes left out").isEqualTo(changes);
    } finally {
      fast.forEach(EventClient::close);
    }
  }

  /** A client whose kernel takes little, and that reads when it is asked to. */
  private static BufferedReader slowClient(Socket socket, StreamServer server) throws IOException {
    socket.setReceiveBufferSize(4 << 10);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    socket.setSoTimeout((int) PATIENCE.toMillis());
    // By HTTP/1.0, whose body is not in chunks.
    socket
        .getOutputStream()
        .write("GET /api/v1/stream?path=/interfaces HTTP/1.0\r\nHost: here\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Skips to the next event of a name. */
  private static Event nextEvent(BufferedReader reader, String name) throws IOException {
    lineThatStarts(reader, "event: " + name);
    return new Event(name, lineThatStarts(reader, "data: ").substring("data: ".length()), "");
  }

  private static String lineThatStarts(BufferedReader reader, String start) throws IOException {
    String line;
    do {
      line = requireNonNull(reader.readLine(), "the stream ended");
    } while (!line.startsWith(start));
    return line;
  }

  private EventClient connect(String... query) {
    return EventClient.connect(http, server.port(), query);
  }
}
