package dev.spate.benchmarks.harness;

import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A thousand subscriptions to one wildcard, a hundred at a time: whether the last cost as much as the first. Each hundred has a connection
 * of its own, and the cost is the server's CPU from the request to the last sync, the initial values included.
 *
 * @param traffic in which nothing changes, so that nothing else is paid for
 */
record SubscribingMeasure(Traffic traffic) implements Measure {
  private static final int BLOCKS = 10;
  private static final int BLOCK = 100;
  private static final Duration LONGEST_SYNC = Duration.ofSeconds(60);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      bench.attempt(outcome, kind, "warm-up", () -> blocks(bench.server(kind, traffic)));
      for (int round = 1; round <= bench.settings().rounds(); round++) {
        bench.attempt(outcome, kind, "round " + round, () -> {
          List<Long> cpuNanos = blocks(bench.server(kind, traffic));
          double first = (double) cpuNanos.get(0) / BLOCK;
          double last = (double) cpuNanos.get(BLOCKS - 1) / BLOCK;
          outcome
              .add(kind, Quantity.SUBSCRIBE_CPU_FIRST, first)
              .add(kind, Quantity.SUBSCRIBE_CPU_LAST, last)
              .add(kind, Quantity.SUBSCRIBE_RATIO, last / first);
        });
      }
    }
    return outcome.build();
  }

  /** The server's CPU for each hundred, in order. */
  private List<Long> blocks(ServerProcess server) throws InterruptedException {
    Load load =
        Load.of("127.0.0.1", server.port(), BLOCK, Requests.everything(traffic)).withConnections(1);
    List<LoadClient> open = new ArrayList<>();
    List<Long> cpuNanos = new ArrayList<>();
    try {
      for (int block = 0; block < BLOCKS; block++) {
        long before = server.cpuNanos();
        LoadClient client = LoadClient.open(load);
        open.add(client);
        if (!client.awaitSynced(LONGEST_SYNC)) {
          throw new RoundFailedException("hundred " + (block + 1) + " did not sync; "
              + client.firstFailure().map(Object::toString).orElse("no stream has failed"));
        }
        cpuNanos.add(server.cpuNanos() - before);
      }
      return cpuNanos;
    } finally {
      open.forEach(LoadClient::close);
    }
  }
}
