package dev.spate.benchmarks.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests to the REST gateway at a fixed rate while updates come in, with nobody subscribed: an interface, its counters by their path, and
 * the figures of a device in turn, over 16 connections. Latency is from the time at which a request was due to the end of its answer, so
 * that a connection which waits for one delays the next at its cost.
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
  private static final int CONNECTIONS = 16;
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

  /** Requests for so long, each connection its share of the schedule, and waits for every answer. */
  private Histogram request(ServerProcess server, Duration length) throws InterruptedException {
    Histogram latency = new ConcurrentHistogram(DIGITS);
    int count = Math.toIntExact(length.toMillis() * perSecond / 1_000);
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<?>> shares = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int first = i;
        shares.add(threads.submit(() -> {
          share(server.port(), first, count, start, latency);
          return null;
        }));
      }
      for (Future<?> share : shares) {
        share.get();
      }
    } catch (ExecutionException e) {
      throw new RoundFailedException("a request was not answered: " + e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return latency;
  }

  private void share(int port, int first, int count, long start, Histogram latency)
      throws IOException {
    try (HttpConnection connection = new HttpConnection(port)) {
      for (int i = first; i < count; i += CONNECTIONS) {
        long dueNanos = start + i * 1_000_000_000L / perSecond;
        for (long early = dueNanos - System.nanoTime();
            early > 0;
            early = dueNanos - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        connection.get(path(i));
        latency.recordValue(System.nanoTime() - dueNanos);
      }
    }
  }

  private String path(int request) {
    int device = 1 + request % traffic.devices();
    int port = request / traffic.devices() % traffic.interfaces();
    return ROUTES.get(request % ROUTES.size()).formatted(device, port);
  }
}
