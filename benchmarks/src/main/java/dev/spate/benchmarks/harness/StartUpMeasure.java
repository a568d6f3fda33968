package dev.spate.benchmarks.harness;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * How long a person waits for a command of the launcher, from the start of its process to its end or, of a server, until it says that it
 * is ready. Everything is built before; the first run is not counted, as it may prepare the later ones.
 */
record StartUpMeasure(Command command) implements Measure {

  /** What is started. */
  enum Command {
    /** The server, with the simulated network. */
    SERVER,
    /** Help of the command line. */
    HELP,
    /** One interface, asked of a server that runs. */
    GET
  }

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    Launcher launcher = new Launcher(bench.settings().home(), bench.settings().java());
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      bench.attempt(outcome, kind, "start-up", () -> {
        switch (command) {
          case SERVER -> repeat(bench, outcome, kind, () -> serverReady(launcher));
          case HELP -> repeat(bench, outcome, kind, () -> launcher.run(List.of("--help")));
          case GET -> {
            try (Launcher.Server server = launcher.startServer()) {
              List<String> get = List.of("get", "-a", "127.0.0.1:" + server.port(), "router1:eth0");
              repeat(bench, outcome, kind, () -> launcher.run(get));
            }
          }
        }
      });
    }
    return outcome.build();
  }

  private static long serverReady(Launcher launcher) {
    try (Launcher.Server server = launcher.startServer()) {
      return server.nanos();
    }
  }

  private static void repeat(
      Bench bench, Outcome.Builder outcome, ServerKind kind, LongSupplier once) {
    for (int round = 0; round <= bench.settings().rounds(); round++) {
      long nanos = once.getAsLong();
      if (round > 0) {
        outcome.add(kind, Quantity.ELAPSED, nanos);
      }
    }
  }
}
