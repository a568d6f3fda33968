package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stream that reads nothing holds in the server, beyond what a live one holds: the heap with a hundred live and a hundred stalled
 * streams less that with two hundred live ones, and whether it grows.
 */
record StalledMeasure(Traffic traffic) implements Measure {
  private static final int STALLED = 100;
  private static final int LIVE = 100;
  private static final Duration LONGEST_SYNC = Duration.ofSeconds(60);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      for (int round = 1; round <= bench.settings().rounds(); round++) {
        bench.attempt(outcome, kind, "round " + round, () -> {
          ServerProcess server = bench.server(kind, traffic);
          List<Long> live = heap(server, 0, bench.settings().settle());
          List<Long> stalled = heap(
              server,
              STALLED,
              bench.settings().settle(),
              bench.settings().window().multipliedBy(2));
          double early = (double) (stalled.get(0) - live.get(0)) / STALLED;
          double late = (double) (stalled.get(1) - live.get(0)) / STALLED;
          outcome
              .add(kind, Quantity.STALLED_BYTES, late)
              .add(kind, Quantity.STALLED_GROWTH, late - early);
        });
      }
    }
    return outcome.build();
  }

  /** The heap at some moments after all streams synced, each so long after the one before. */
  private List<Long> heap(ServerProcess server, int stalled, Duration... after)
      throws InterruptedException {
    Load load = Load.of("127.0.0.1", server.port(), LIVE + STALLED, Requests.everything(traffic))
        .withStalled(stalled);
    try (LoadClient client = LoadClient.open(load)) {
      if (!client.awaitSynced(LONGEST_SYNC)) {
        throw new RoundFailedException("the streams did not all sync");
      }
      List<Long> bytes = new ArrayList<>();
      for (Duration wait : after) {
        Bench.sleep(wait);
        bytes.add(server.heapBytes());
      }
      return bytes;
    }
  }
}
