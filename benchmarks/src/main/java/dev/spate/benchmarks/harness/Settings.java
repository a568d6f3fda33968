package dev.spate.benchmarks.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a run measures.
 *
 * @param rounds measured of each server of a row
 * @param window of a round
 * @param settle time between the last initial value and the window
 * @param servers what is measured; a row leaves out the others
 * @param java the JVM of the servers
 * @param jvmOptions of every server, alike
 * @param home folder of the repository, where the launcher is
 * @param log file of what the servers log
 * @param micro JMH's results as JSON; empty if they are left out
 */
record Settings(
    int rounds,
    Duration window,
    Duration settle,
    Set<ServerKind> servers,
    Path java,
    List<String> jvmOptions,
    Path home,
    Path log,
    Optional<Path> micro) {

  Settings {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds " + rounds + ": at least one is needed");
    }
    servers = Set.copyOf(servers);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** How long a server is loaded before its first round: what its compilers do then is no part of what an update costs. */
  Duration warmUp() {
    return window.multipliedBy(6);
  }

  /** As a person reads it. */
  String text() {
    return "%d rounds of %.1f s, median; servers run with %s"
        .formatted(
            rounds,
            window.toMillis() / 1e3,
            jvmOptions.isEmpty() ? "no options of the JVM" : String.join(" ", jvmOptions));
  }
}
