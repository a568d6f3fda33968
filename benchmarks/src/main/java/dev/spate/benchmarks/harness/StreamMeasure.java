package dev.spate.benchmarks.harness;

import dev.spate.benchmarks.harness.Traffic.Mode;
import dev.spate.benchmarks.harness.Traffic.Schedule;
import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import java.time.Duration;
import java.util.List;

/**
 * Streams that take everything: what they get, how late, and what that costs the server. The servers take turns, one loaded at a
 * time, so that what disturbs the machine disturbs all alike.
 *
 * @param subscribers streams
 * @param connections over which they are spread evenly
 * @param saturated whether more is published than can be delivered, so that what is wanted and how late it comes says nothing
 * @param kinds servers that are measured
 */
record StreamMeasure(
    Traffic traffic, int subscribers, int connections, boolean saturated, List<ServerKind> kinds)
    implements Measure {
  private static final Duration LONGEST_SYNC = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofMillis(60);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    List<ServerKind> chosen = bench.chosen(kinds.toArray(ServerKind[]::new));
    for (ServerKind kind : chosen) {
      if (!bench.runs(kind, traffic)) {
        bench.attempt(
            outcome,
            kind,
            "warm-up",
            () -> measure(bench, kind, bench.settings().warmUp()));
      }
    }
    for (int round = 1; round <= bench.settings().rounds(); round++) {
      for (ServerKind kind : chosen) {
        bench.attempt(outcome, kind, "round " + round, () -> {
          Window window = measure(bench, kind, bench.settings().window());
          record(outcome, kind, window);
          bench.say("  %s: %s, %s an update"
              .formatted(
                  kind.id(),
                  Quantity.DELIVERED.format(window.updatesPerSecond()),
                  Quantity.CPU_PER_UPDATE.format(window.cpuPerUpdate())));
        });
      }
    }
    return outcome.build();
  }

  private Window measure(Bench bench, ServerKind kind, Duration length)
      throws InterruptedException {
    ServerProcess server = bench.server(kind, traffic);
    Load load = Load.of("127.0.0.1", server.port(), subscribers, Requests.everything(traffic))
        .withConnections(connections);
    try (LoadClient client = LoadClient.open(load)) {
      if (!client.awaitSynced(LONGEST_SYNC)) {
        throw new RoundFailedException("no sync within " + LONGEST_SYNC.toSeconds() + " s; "
            + client.firstFailure().map(Object::toString).orElse("no stream has failed"));
      }
      Bench.sleep(bench.settings().settle());
      if (traffic.schedule() == Schedule.BURST) {
        awaitQuiet(client);
      }
      return Window.measure(server, client, length);
    }
  }

  /** Waits for the end of a burst, so that the window has whole ones; not for ever, as a server may never be done. */
  private void awaitQuiet(LoadClient client) throws InterruptedException {
    long end = System.nanoTime() + 3 * traffic.tick().toNanos();
    boolean begun = false;
    long before = client.updates();
    while (System.nanoTime() < end) {
      Bench.sleep(QUIET);
      long now = client.updates();
      if (begun && now == before) {
        return;
      }
      begun |= now != before;
      before = now;
    }
  }

  private void record(Outcome.Builder outcome, ServerKind kind, Window window) {
    long wanted = wanted(window);
    if (wanted == 0) {
      throw new RoundFailedException("the server published nothing in the window");
    }
    window.addCost(outcome, kind);
    if (!saturated) {
      long delivered = window.got().updates();
      long told = delivered + window.got().duplicates();
      outcome
          .add(kind, Quantity.DELIVERED_SHARE, (double) delivered / wanted)
          .add(kind, Quantity.ACCOUNTED_SHARE, (double) told / wanted);
      if (traffic.mode() == Mode.ON_CHANGE) {
        window.addLatency(outcome, kind);
      }
    }
  }

  private long wanted(Window window) {
    if (saturated) {
      return Long.MAX_VALUE;
    }
    return traffic.mode() == Mode.SAMPLE
        ? Wanted.sampled(
            traffic, Duration.ofNanos(window.got().nanos()), Requests.SAMPLE_INTERVAL, subscribers)
        : Wanted.onChange(
            traffic,
            traffic.schedule() == Schedule.BURST ? window.counted("published") : window.published(),
            subscribers);
  }
}
