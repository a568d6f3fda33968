package dev.spate.benchmarks.harness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests to the REST gateway at a fixed rate while updates come in, with nobody subscribed: an interface, its counters by their path, and
 * the figures of a device in turn. Latency is from the time at which a request was due to the end of its answer.
 *
 * @param traffic what comes in
 * @param perSecond how many requests
 */
record RestMeasure(Traffic traffic, int perSecond) implements Measure {
  private static final String SERVER = "dev.spate.benchmarks.server.ServerMain";
  private static final List<String> ROUTES = List.of(
      "/api/v1/devices/device%1$d/interfaces/eth%2$d",
      "/api/v1/get?target=device%1$d&path=/interfaces/interface%%5Bname=eth%2$d%%5D/state/counters",
      "/telemetry/device%1$d");
  private static final long LONGEST_ANSWER_SECONDS = 10;
  private static final int DIGITS = 3;

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    List<String> arguments = new ArrayList<>(List.of("--kind", ServerKind.SPATE.id(), "--http"));
    arguments.addAll(traffic.arguments());
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      bench.attempt(outcome, kind, "REST", () -> {
        try (ServerProcess server = bench.start(SERVER, arguments)) {
          request(server, bench.settings().warmUp());
          for (int round = 1; round <= bench.settings().rounds(); round++) {
            measure(server, bench.settings().window(), outcome, kind);
          }
        }
      });
    }
    return outcome.build();
  }

  private void measure(
      ServerProcess server, Duration window, Outcome.Builder outcome, ServerKind kind)
      throws InterruptedException {
    Counts before = server.counts();
    long cpuBefore = server.cpuNanos();
    long start = System.nanoTime();
    Histogram latency = request(server, window);
    double nanos = System.nanoTime() - start;
    long cpuNanos = server.cpuNanos() - cpuBefore;
    Counts after = server.counts();
    outcome
        .add(kind, Quantity.LATENCY_P50, latency.getValueAtPercentile(50))
        .add(kind, Quantity.LATENCY_P99, latency.getValueAtPercentile(99))
        .add(kind, Quantity.LATENCY_P999, latency.getValueAtPercentile(99.9))
        .add(kind, Quantity.LATENCY_MAX, latency.getMaxValue())
        .add(kind, Quantity.ANSWERED, latency.getTotalCount() * 1e9 / nanos)
        .add(
            kind,
            Quantity.LEAVES_PUBLISHED,
            after.since(before, "published") * traffic.leaves() * 1e9 / nanos)
        .add(kind, Quantity.SERVER_CORES, cpuNanos / nanos);
  }

  /** Requests for so long, and waits for every answer. One that is no success fails the round. */
  private Histogram request(ServerProcess server, Duration length) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    Histogram latency = new ConcurrentHistogram(DIGITS);
    AtomicInteger failures = new AtomicInteger();
    int count = Math.toIntExact(length.toMillis() * perSecond / 1_000);
    List<CompletableFuture<?>> answers = new ArrayList<>(count);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long dueNanos = start + i * 1_000_000_000L / perSecond;
      for (long early = dueNanos - System.nanoTime();
          early > 0;
          early = dueNanos - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      answers.add(client
          .sendAsync(HttpRequest.newBuilder(uri(server, i)).build(), BodyHandlers.discarding())
          .thenAccept(answer -> {
            latency.recordValue(System.nanoTime() - dueNanos);
            if (answer.statusCode() != 200) {
              failures.incrementAndGet();
            }
          }));
    }
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
          .get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RoundFailedException("a request of " + count + " was not answered: " + e);
    }
    if (failures.get() > 0) {
      throw new RoundFailedException(
          failures.get() + " of " + count + " requests were answered with an error");
    }
    return latency;
  }

  private URI uri(ServerProcess server, int request) {
    int device = 1 + request % traffic.devices();
    int port = request / traffic.devices() % traffic.interfaces();
    return URI.create("http://127.0.0.1:" + server.port()
        + ROUTES.get(request % ROUTES.size()).formatted(device, port));
  }
}
