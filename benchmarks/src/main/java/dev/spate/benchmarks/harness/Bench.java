package dev.spate.benchmarks.harness;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a row measures with: the settings, and the servers, which it starts and ends. Servers of the traffic in use are kept from row to
 * row, so that each is warmed up once. For one thread.
 */
final class Bench implements AutoCloseable {
  private static final String SERVER = "dev.spate.benchmarks.server.ServerMain";

  private final Settings settings;
  private final PrintStream progress;
  private final Map<ServerKind, ServerProcess> kept = new EnumMap<>(ServerKind.class);
  private Optional<Traffic> keptTraffic = Optional.empty();

  /** A part of a row that may fail. */
  interface Attempt {
    void run() throws InterruptedException;
  }

  Bench(Settings settings, PrintStream progress) {
    this.settings = settings;
    this.progress = progress;
  }

  Settings settings() {
    return settings;
  }

  /** Those of a row's servers that this run measures. */
  List<ServerKind> chosen(ServerKind... kinds) {
    return Arrays.stream(kinds).filter(settings.servers()::contains).toList();
  }

  /** Tells whoever waits what is done. */
  void say(String what) {
    progress.println(what);
  }

  /** Whether a server of this traffic runs already. */
  boolean runs(ServerKind kind, Traffic traffic) {
    return keptTraffic.equals(Optional.of(traffic)) && kept.containsKey(kind);
  }

  /** The server of this traffic; starts it on first use, and ends those of another traffic. */
  ServerProcess server(ServerKind kind, Traffic traffic) {
    if (!keptTraffic.equals(Optional.of(traffic))) {
      close();
      keptTraffic = Optional.of(traffic);
    }
    return kept.computeIfAbsent(kind, k -> start(kind, traffic));
  }

  /** A server of its own, for the caller to close. */
  ServerProcess start(ServerKind kind, Traffic traffic) {
    List<String> arguments = new ArrayList<>(List.of("--kind", kind.id()));
    arguments.addAll(traffic.arguments());
    return start(SERVER, arguments);
  }

  /** A main class of ours as a server, for the caller to close. */
  ServerProcess start(String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.addAll(settings.jvmOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return ServerProcess.start(command, settings.log());
  }

  /** Runs a part of a row; if it fails, that is told in the outcome, and the server that it was about is ended. */
  void attempt(Outcome.Builder outcome, ServerKind kind, String what, Attempt attempt)
      throws InterruptedException {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      String failure = kind.id() + ", " + what + ": " + e.getMessage()
          + " (what servers logged is in " + settings.log() + ")";
      say("  FAILED " + failure);
      outcome.fail(failure);
      ServerProcess server = kept.remove(kind);
      if (server != null) {
        server.close();
      }
    }
  }

  static void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }

  /** Ends the servers that were kept. */
  @Override
  public void close() {
    kept.values().forEach(ServerProcess::close);
    kept.clear();
    keptTraffic = Optional.empty();
  }
}
