package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import dev.spate.cli.bench.Measurement;
import java.time.Duration;

/**
 * One client that asks once for everything there is.
 *
 * @param traffic of mode ONCE
 * @param fresh whether each call is the first that its server answers; otherwise the servers are warm
 */
record OnceMeasure(Traffic traffic, boolean fresh) implements Measure {
  private static final int WARMING_CALLS = 12;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    ServerKind[] kinds = fresh
        ? new ServerKind[] {ServerKind.SPATE}
        : new ServerKind[] {ServerKind.SPATE, ServerKind.FLOOR};
    for (ServerKind kind : bench.chosen(kinds)) {
      // Also where the measured servers are fresh: the client must not be.
      bench.attempt(outcome, kind, "warm-up", () -> {
        for (int call = 0; call < WARMING_CALLS; call++) {
          call(bench.server(kind, traffic), new Outcome.Builder(), kind);
        }
      });
    }
    for (int round = 1; round <= bench.settings().rounds(); round++) {
      for (ServerKind kind : bench.chosen(kinds)) {
        bench.attempt(outcome, kind, "round " + round, () -> {
          if (fresh) {
            try (ServerProcess server = bench.start(kind, traffic)) {
              call(server, outcome, kind);
            }
          } else {
            call(bench.server(kind, traffic), outcome, kind);
          }
        });
      }
    }
    return outcome.build();
  }

  private void call(ServerProcess server, Outcome.Builder outcome, ServerKind kind)
      throws InterruptedException {
    Load load = Load.of("127.0.0.1", server.port(), 1, Requests.everything(traffic));
    long cpuBefore = server.cpuNanos();
    long start = System.nanoTime();
    try (LoadClient client = LoadClient.open(load)) {
      boolean ended = client.awaitClosed(LONGEST_CALL);
      long elapsed = System.nanoTime() - start;
      client.firstFailure().ifPresent(status -> {
        throw new RoundFailedException("the call failed with " + status);
      });
      Measurement got = client.sinceStart();
      if (!ended || got.updates() != traffic.allLeaves()) {
        throw new RoundFailedException("the call brought " + got.updates() + " of "
            + traffic.allLeaves() + " leaves within " + LONGEST_CALL.toSeconds() + " s");
      }
      outcome
          .add(
              kind, Quantity.CPU_PER_LEAF, (double) (server.cpuNanos() - cpuBefore) / got.updates())
          .add(kind, Quantity.CALL_TIME, elapsed)
          .add(kind, Quantity.FIRST_MESSAGE, got.toFirstNanos().getMaxValue());
    }
  }
}
