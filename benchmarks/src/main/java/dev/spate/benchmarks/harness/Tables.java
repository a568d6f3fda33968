package dev.spate.benchmarks.harness;

import dev.spate.benchmarks.harness.Report.Measured;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of a report: the bars, what the streams got, and everything else. */
final class Tables {
  private static final String NOTHING = "–";

  /** What the table of streams shows; the rest is in the last table. */
  private static final Set<Quantity> OF_STREAMS = EnumSet.of(
      Quantity.DELIVERED,
      Quantity.CPU_PER_UPDATE,
      Quantity.LATENCY_P50,
      Quantity.LATENCY_P99,
      Quantity.LATENCY_P999,
      Quantity.LATENCY_MAX,
      Quantity.COALESCED,
      Quantity.SKIPPED,
      Quantity.SERVER_CORES,
      Quantity.CLIENT_CORES);

  private Tables() {}

  /** A line for each bar of each row. */
  static Table bars(Report report) {
    Table table = new Table("row", "bar", "measured", "");
    for (Measured measured : report.rows()) {
      String row = measured.row().id();
      for (Verdict verdict : measured.verdicts()) {
        table.add(row, verdict.bar(), verdict.measured(), verdict.state().title());
        row = "";
      }
    }
    return table;
  }

  /** A line for each server of each row with streams. */
  static Table streams(Report report) {
    Table table = new Table(
        "row",
        "server",
        "delivered",
        "CPU an update (min–max)",
        "÷ floor",
        "÷ plain",
        "p50",
        "p99",
        "p99.9",
        "max",
        "coalesced",
        "skipped",
        "server CPU",
        "client CPU");
    for (Measured measured : report.rows()) {
      Outcome outcome = measured.outcome();
      String row = measured.row().id();
      for (ServerKind kind : outcome.figures().keySet()) {
        if (outcome.rounds(kind, Quantity.CPU_PER_UPDATE).isEmpty()) {
          continue;
        }
        table.add(
            row,
            kind.id(),
            median(outcome, kind, Quantity.DELIVERED),
            spread(outcome, kind, Quantity.CPU_PER_UPDATE),
            ratio(outcome, kind, ServerKind.FLOOR),
            ratio(outcome, kind, ServerKind.PLAIN),
            median(outcome, kind, Quantity.LATENCY_P50),
            median(outcome, kind, Quantity.LATENCY_P99),
            median(outcome, kind, Quantity.LATENCY_P999),
            median(outcome, kind, Quantity.LATENCY_MAX),
            median(outcome, kind, Quantity.COALESCED),
            median(outcome, kind, Quantity.SKIPPED),
            median(outcome, kind, Quantity.SERVER_CORES),
            median(outcome, kind, Quantity.CLIENT_CORES));
        row = "";
      }
    }
    return table;
  }

  /** A line for each other quantity. */
  static Table others(Report report) {
    Table table = new Table("row", "server", "measured", "median", "min–max");
    for (Measured measured : report.rows()) {
      String row = measured.row().id();
      for (Map.Entry<ServerKind, Map<Quantity, Rounds>> server :
          measured.outcome().figures().entrySet()) {
        boolean streams = server.getValue().containsKey(Quantity.CPU_PER_UPDATE);
        for (Map.Entry<Quantity, Rounds> figure : server.getValue().entrySet()) {
          Quantity quantity = figure.getKey();
          if (!streams || !OF_STREAMS.contains(quantity)) {
            table.add(
                row,
                server.getKey().id(),
                quantity.title(),
                quantity.format(figure.getValue().median()),
                range(quantity, figure.getValue()));
            row = "";
          }
        }
      }
    }
    return table;
  }

  private static String median(Outcome outcome, ServerKind kind, Quantity quantity) {
    return outcome.median(kind, quantity).map(quantity::format).orElse(NOTHING);
  }

  private static String spread(Outcome outcome, ServerKind kind, Quantity quantity) {
    return outcome
        .rounds(kind, quantity)
        .map(rounds -> quantity.format(rounds.median()) + " (" + range(quantity, rounds) + ")")
        .orElse(NOTHING);
  }

  private static String range(Quantity quantity, Rounds rounds) {
    return quantity.format(rounds.min()) + " – " + quantity.format(rounds.max());
  }

  private static String ratio(Outcome outcome, ServerKind kind, ServerKind ruler) {
    Optional<Double> ratio =
        kind == ruler ? Optional.empty() : outcome.ratio(Quantity.CPU_PER_UPDATE, kind, ruler);
    return ratio.map(Unit.TIMES::format).orElse(NOTHING);
  }
}
