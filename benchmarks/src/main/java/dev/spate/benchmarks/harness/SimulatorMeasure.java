package dev.spate.benchmarks.harness;

import java.time.Duration;
import java.util.List;

/**
 * Whether the simulator holds its tick, with nobody subscribed: what it publishes, the CPU that takes, and the ticks it skips.
 *
 * @param devices simulated
 * @param interfaces of each
 */
record SimulatorMeasure(int devices, int interfaces) implements Measure {
  private static final String SERVER = "dev.spate.benchmarks.server.SimulatorMain";
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    List<String> arguments =
        List.of("--devices", String.valueOf(devices), "--interfaces", String.valueOf(interfaces));
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      bench.attempt(outcome, kind, "simulator", () -> {
        try (ServerProcess server = bench.start(SERVER, arguments)) {
          Bench.sleep(WARM_UP);
          for (int round = 1; round <= bench.settings().rounds(); round++) {
            measure(server, bench.settings().window(), outcome, kind);
          }
        }
      });
    }
    return outcome.build();
  }

  private static void measure(
      ServerProcess server, Duration window, Outcome.Builder outcome, ServerKind kind)
      throws InterruptedException {
    Counts before = server.counts();
    long cpuBefore = server.cpuNanos();
    long start = System.nanoTime();
    Bench.sleep(window);
    long cpuNanos = server.cpuNanos() - cpuBefore;
    Counts after = server.counts();
    double nanos = System.nanoTime() - start;
    outcome
        .add(kind, Quantity.SERVER_CORES, cpuNanos / nanos)
        .add(kind, Quantity.LEAVES_PUBLISHED, after.since(before, "updates_in") * 1e9 / nanos)
        .add(kind, Quantity.TICKS_SKIPPED, after.since(before, "simulator_ticks_skipped"));
  }
}
