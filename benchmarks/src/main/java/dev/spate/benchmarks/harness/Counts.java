package dev.spate.benchmarks.harness;

import java.util.Map;

/** The counters of a server at one moment, by their names. */
record Counts(Map<String, Long> values) {

  Counts {
    values = Map.copyOf(values);
  }

  /** How much a counter went up since an earlier moment; one that the server does not have stays 0. */
  long since(Counts earlier, String name) {
    return values.getOrDefault(name, 0L) - earlier.values.getOrDefault(name, 0L);
  }
}
