package dev.spate.benchmarks.harness;

import static java.util.Objects.requireNonNull;

import dev.spate.benchmarks.harness.Report.Measured;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures rows one after the other, and judges them when all are measured, as some are held against others. */
final class Run {
  private Run() {}

  static List<Measured> of(List<Row> rows, Settings settings, PrintStream progress)
      throws InterruptedException {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<Duration> took = new ArrayList<>();
    try (Bench bench = new Bench(settings, progress)) {
      for (Row row : rows) {
        bench.say(
            "%d of %d, %s: %s".formatted(outcomes.size() + 1, rows.size(), row.id(), row.title()));
        long start = System.nanoTime();
        outcomes.put(row.id(), row.measure().run(bench));
        took.add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (Row row : rows) {
      Outcome outcome = requireNonNull(outcomes.get(row.id()));
      List<Verdict> verdicts =
          row.bars().stream().map(bar -> bar.judge(outcome, outcomes)).toList();
      measured.add(new Measured(row, outcome, verdicts, took.get(measured.size())));
    }
    return measured;
  }
}
