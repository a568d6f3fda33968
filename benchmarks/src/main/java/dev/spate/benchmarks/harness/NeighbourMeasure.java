package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A hundred streams that take everything, measured alone and then beside others on the same server: by how much these make them later.
 *
 * @param neighbours who is beside them
 */
record NeighbourMeasure(Traffic traffic, Neighbours neighbours) implements Measure {
  private static final String HOST = "127.0.0.1";
  private static final int SUBSCRIBERS = 100;
  private static final Duration LONGEST_SYNC = Duration.ofSeconds(120);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      if (!bench.runs(kind, traffic)) {
        bench.attempt(outcome, kind, "warm-up", () -> round(bench, kind, new Outcome.Builder()));
      }
      for (int round = 1; round <= bench.settings().rounds(); round++) {
        bench.attempt(outcome, kind, "round " + round, () -> round(bench, kind, outcome));
      }
    }
    return outcome.build();
  }

  private void round(Bench bench, ServerKind kind, Outcome.Builder outcome)
      throws InterruptedException {
    ServerProcess server = bench.server(kind, traffic);
    Duration window = bench.settings().window();
    Load measured = Load.of(HOST, server.port(), SUBSCRIBERS, Requests.everything(traffic));
    List<LoadClient> others = new ArrayList<>();
    try (LoadClient client = open(measured)) {
      Bench.sleep(bench.settings().settle());
      Window alone = Window.measure(server, client, window);
      for (Load load : neighbours.loads(HOST, server.port(), traffic)) {
        others.add(open(load));
      }
      Bench.sleep(bench.settings().settle());
      Window beside = Window.measure(server, client, window);
      beside.addCost(outcome, kind);
      beside.addLatency(outcome, kind);
      outcome.add(kind, Quantity.P99_RATIO, beside.p99() / alone.p99());
      bench.say("  %s: p99 %s alone, %s beside the others"
          .formatted(
              kind.id(),
              Quantity.LATENCY_P99.format(alone.p99()),
              Quantity.LATENCY_P99.format(beside.p99())));
      for (LoadClient other : others) {
        other.firstFailure().ifPresent(status -> {
          throw new RoundFailedException("a stream beside them failed with " + status);
        });
      }
    } finally {
      others.forEach(LoadClient::close);
    }
  }

  private static LoadClient open(Load load) throws InterruptedException {
    LoadClient client = LoadClient.open(load);
    if (!client.awaitSynced(LONGEST_SYNC)) {
      client.close();
      throw new RoundFailedException(load.subscribers() + " streams did not all sync; "
          + client.firstFailure().map(Object::toString).orElse("none has failed"));
    }
    return client;
  }
}
