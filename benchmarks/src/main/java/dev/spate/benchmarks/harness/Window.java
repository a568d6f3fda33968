package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.LoadClient;
import dev.spate.cli.bench.Measurement;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * A window of time in a round: what the client got, and what that cost the server.
 *
 * @param got by the client
 * @param cpuNanos user and system time of the server
 * @param before the server's counters at its beginning
 * @param after the server's counters at its end
 * @param countedNanos from the one to the other, which is a little more than the client's window
 */
record Window(Measurement got, long cpuNanos, Counts before, Counts after, long countedNanos) {

  /** The share of the machine from which on it counts as full. */
  private static final double FULL = 0.9;

  /** Measures one. A stream that fails in it, or one without any update, fails the round. */
  static Window measure(ServerProcess server, LoadClient client, Duration length)
      throws InterruptedException {
    Counts before = server.counts();
    long countedFrom = System.nanoTime();
    long cpuBefore = server.cpuNanos();
    Measurement got = client.measure(length);
    long cpuNanos = server.cpuNanos() - cpuBefore;
    long countedNanos = System.nanoTime() - countedFrom;
    Counts after = server.counts();
    client.firstFailure().ifPresent(status -> {
      throw new RoundFailedException("a stream failed with " + status);
    });
    if (got.updates() == 0) {
      throw new RoundFailedException("no update was received in the window");
    }
    return new Window(got, cpuNanos, before, after, countedNanos);
  }

  /** How much a counter of the server went up. */
  long counted(String name) {
    return after.since(before, name);
  }

  /** How many groups were published in the client's window, when they are spread evenly. */
  long published() {
    return Math.round((double) counted("published") * got.nanos() / countedNanos);
  }

  double updatesPerSecond() {
    return got.updates() * 1e9 / got.nanos();
  }

  double cpuPerUpdate() {
    return (double) cpuNanos / got.updates();
  }

  /** Adds what was delivered, what that cost on both sides, and what was left out. */
  void addCost(Outcome.Builder outcome, ServerKind kind) {
    double serverCores = (double) cpuNanos / got.nanos();
    double clientCores = (double) got.clientCpuNanos() / got.nanos();
    outcome
        .add(kind, Quantity.DELIVERED, updatesPerSecond())
        .add(kind, Quantity.CPU_PER_UPDATE, cpuPerUpdate())
        .add(kind, Quantity.COALESCED, counted("coalesced"))
        .add(kind, Quantity.SKIPPED, counted("skipped"))
        .add(kind, Quantity.UNREADABLE, got.badMessages())
        .add(kind, Quantity.SERVER_CORES, serverCores)
        .add(kind, Quantity.CLIENT_CORES, clientCores);
    if (serverCores + clientCores > FULL * Runtime.getRuntime().availableProcessors()
        && clientCores > serverCores) {
      outcome.note(
          kind.id()
              + ": the machine was full, and the client took more of it than the server: it may be what limits the updates delivered");
    }
    if (counted("late") > 0) {
      outcome.note(kind.id() + ": its publishing thread was late by more than a tick");
    }
  }

  /** Adds how late the updates came. */
  void addLatency(Outcome.Builder outcome, ServerKind kind) {
    Histogram nanos = got.latencyNanos();
    outcome
        .add(kind, Quantity.LATENCY_P50, nanos.getValueAtPercentile(50))
        .add(kind, Quantity.LATENCY_P99, p99())
        .add(kind, Quantity.LATENCY_P999, nanos.getValueAtPercentile(99.9))
        .add(kind, Quantity.LATENCY_MAX, nanos.getMaxValue());
    if (got.untimely() > 0) {
      outcome.note(kind.id()
          + ": some updates bore a time in the future or long ago, and are not in the latencies");
    }
  }

  double p99() {
    return got.latencyNanos().getValueAtPercentile(99);
  }
}
