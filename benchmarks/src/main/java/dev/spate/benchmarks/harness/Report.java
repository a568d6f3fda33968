package dev.spate.benchmarks.harness;

import dev.spate.benchmarks.harness.Verdict.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run measured, where and when.
 *
 * @param commit of the sources, with {@code -dirty} where they were changed; {@code unknown} outside of a repository
 * @param settings how the rows were measured, as a person reads it
 * @param rows in order
 */
record Report(Machine machine, Instant date, String commit, String settings, List<Measured> rows) {

  /** A row, what it measured, how its bars were judged, and how long that took. */
  record Measured(Row row, Outcome outcome, List<Verdict> verdicts, Duration took) {}

  /** The rows that missed a bar or lost a round. */
  List<Measured> failed() {
    return rows.stream()
        .filter(row -> !row.outcome().failures().isEmpty()
            || row.verdicts().stream().anyMatch(verdict -> verdict.state() == State.NOT_MET))
        .toList();
  }
}
