package dev.spate.benchmarks.harness;

import dev.spate.benchmarks.harness.Verdict.State;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one quantity of Spate's must reach. */
sealed interface Bar {

  /** As a person reads it. */
  String text();

  /**
   * What is compared, as a person reads it and whether that is enough; empty where a part of it was not measured.
   *
   * @param own of the row that has the bar
   * @param all of all rows measured so far, by their ids
   */
  Optional<Reached> reached(Outcome own, Map<String, Outcome> all);

  /** Judges a row. One that lost a round has not met its bar, whatever the others say. */
  default Verdict judge(Outcome own, Map<String, Outcome> all) {
    Optional<Reached> reached = reached(own, all);
    String measured = reached.map(Reached::text).orElse("–");
    if (!own.failures().isEmpty()) {
      String lost = own.failures().size() + " of its rounds failed";
      return new Verdict(text(), reached.isEmpty() ? lost : measured + "; " + lost, State.NOT_MET);
    }
    State state =
        reached.map(r -> r.enough() ? State.MET : State.NOT_MET).orElse(State.NOT_MEASURED);
    return new Verdict(text(), measured, state);
  }

  /** What was reached, as a person reads it, and whether it is enough. */
  record Reached(String text, boolean enough) {}

  /** The median is at most a limit, in the unit of the quantity. */
  record AtMost(Quantity quantity, double limit) implements Bar {
    @Override
    public String text() {
      return limit == 0
          ? "no " + quantity.title()
          : quantity.title() + " ≤ " + quantity.format(limit);
    }

    @Override
    public Optional<Reached> reached(Outcome own, Map<String, Outcome> all) {
      return own.median(ServerKind.SPATE, quantity)
          .map(value -> new Reached(quantity.format(value), value <= limit));
    }
  }

  /** No round has more than a limit: for what must not happen even once. */
  record NeverMore(Quantity quantity, double limit) implements Bar {
    @Override
    public String text() {
      return limit == 0
          ? "no " + quantity.title() + " in any round"
          : quantity.title() + " ≤ " + quantity.format(limit) + " in every round";
    }

    @Override
    public Optional<Reached> reached(Outcome own, Map<String, Outcome> all) {
      return own.rounds(ServerKind.SPATE, quantity)
          .map(rounds -> new Reached(quantity.format(rounds.max()), rounds.max() <= limit));
    }
  }

  /** The median is at least a limit, in the unit of the quantity. */
  record AtLeast(Quantity quantity, double limit) implements Bar {
    @Override
    public String text() {
      return quantity.title() + " ≥ " + quantity.format(limit);
    }

    @Override
    public Optional<Reached> reached(Outcome own, Map<String, Outcome> all) {
      return own.median(ServerKind.SPATE, quantity)
          .map(value -> new Reached(quantity.format(value), value >= limit));
    }
  }

  /** The median is at most so many times that of a ruler in the same row. */
  record AtMostTimes(Quantity quantity, double factor, ServerKind ruler) implements Bar {
    @Override
    public String text() {
      return quantity.title() + " ≤ " + times(factor) + " " + ruler.id();
    }

    @Override
    public Optional<Reached> reached(Outcome own, Map<String, Outcome> all) {
      return own.ratio(quantity, ServerKind.SPATE, ruler)
          .map(ratio -> new Reached("%.2f × %s".formatted(ratio, ruler.id()), ratio <= factor));
    }
  }

  /** The median is at most so many times that of another row. */
  record AtMostTimesRow(Quantity quantity, double factor, String row) implements Bar {
    @Override
    public String text() {
      return quantity.title() + " ≤ " + times(factor) + " that of " + row;
    }

    @Override
    public Optional<Reached> reached(Outcome own, Map<String, Outcome> all) {
      return Optional.ofNullable(all.get(row))
          .flatMap(other -> other.median(ServerKind.SPATE, quantity))
          .filter(other -> other > 0)
          .flatMap(other -> own.median(ServerKind.SPATE, quantity).map(value -> value / other))
          .map(ratio ->
              new Reached(String.format(Locale.ROOT, "%.2f × %s", ratio, row), ratio <= factor));
    }
  }

  private static String times(double factor) {
    return factor == 0.5
        ? "½"
        : (factor == Math.rint(factor) ? "%.0f ×" : "%.1f ×").formatted(factor);
  }
}
