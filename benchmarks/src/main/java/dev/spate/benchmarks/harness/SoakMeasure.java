package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same streams for a long time: whether the heap stays flat and nothing gets slower. One load holds through all rounds, and the heap
 * is collected after each.
 *
 * @param subscribers streams, each with a connection of its own
 */
record SoakMeasure(Traffic traffic, int subscribers) implements Measure {
  private static final Duration LONGEST_SYNC = Duration.ofSeconds(60);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      bench.attempt(outcome, kind, "soak", () -> soak(bench, kind, outcome));
    }
    return outcome.build();
  }

  private void soak(Bench bench, ServerKind kind, Outcome.Builder outcome)
      throws InterruptedException {
    Settings settings = bench.settings();
    ServerProcess server = bench.server(kind, traffic);
    Load load = Load.of("127.0.0.1", server.port(), subscribers, Requests.everything(traffic));
    List<Double> cpu = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    try (LoadClient client = LoadClient.open(load)) {
      if (!client.awaitSynced(LONGEST_SYNC)) {
        throw new RoundFailedException("the streams did not all sync");
      }
      bench.say("  warming up for " + settings.window().toSeconds() + " s");
      Window.measure(server, client, settings.window());
      for (int round = 1; round <= settings.rounds(); round++) {
        Window window = Window.measure(server, client, settings.window());
        long told = window.got().updates() + window.got().duplicates();
        long wanted = Wanted.onChange(traffic, window.published(), subscribers);
        window.addCost(outcome, kind);
        window.addLatency(outcome, kind);
        outcome.add(kind, Quantity.ACCOUNTED_SHARE, (double) told / wanted);
        cpu.add(window.cpuPerUpdate());
        heap.add((double) server.heapBytes());
        outcome.add(kind, Quantity.HEAP, heap.get(round - 1));
        bench.say("  round %d: %s, %s an update, p99 %s, heap %s"
            .formatted(
                round,
                Quantity.DELIVERED.format(window.updatesPerSecond()),
                Quantity.CPU_PER_UPDATE.format(window.cpuPerUpdate()),
                Quantity.LATENCY_P99.format(window.p99()),
                Quantity.HEAP.format(heap.get(round - 1))));
      }
    }
    outcome.add(kind, Quantity.CPU_DRIFT, drift(cpu)).add(kind, Quantity.HEAP_DRIFT, drift(heap));
  }

  /** The median of the last third ÷ that of the first. */
  static double drift(List<Double> rounds) {
    int third = Math.max(1, rounds.size() / 3);
    return new Rounds(rounds.subList(rounds.size() - third, rounds.size())).median()
        / new Rounds(rounds.subList(0, third)).median();
  }
}
