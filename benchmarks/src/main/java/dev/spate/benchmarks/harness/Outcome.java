package dev.spate.benchmarks.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a row measured: its quantities by server, the rounds that failed, and what a reader must know.
 *
 * @param figures by server, then by quantity
 * @param failures one line for each round that failed; the quantities are those of the others
 * @param notes what else a reader must know, such as that the client was the bottleneck
 */
record Outcome(
    Map<ServerKind, Map<Quantity, Rounds>> figures, List<String> failures, List<String> notes) {

  /** Empty where it was not measured. */
  Optional<Rounds> rounds(ServerKind kind, Quantity quantity) {
    return Optional.ofNullable(figures.getOrDefault(kind, Map.of()).get(quantity));
  }

  /** The median; empty where it was not measured. */
  Optional<Double> median(ServerKind kind, Quantity quantity) {
    return rounds(kind, quantity).map(Rounds::median);
  }

  /** The ratio of two medians; empty where either is missing or the ruler measured nothing. */
  Optional<Double> ratio(Quantity quantity, ServerKind kind, ServerKind ruler) {
    return median(kind, quantity)
        .flatMap(
            own -> median(ruler, quantity).filter(other -> other > 0).map(other -> own / other));
  }

  /** Collects the rounds of a row. For one thread. */
  static final class Builder {
    private final Map<ServerKind, Map<Quantity, List<Double>>> values =
        new EnumMap<>(ServerKind.class);
    private final List<String> failures = new ArrayList<>();
    private final TreeSet<String> notes = new TreeSet<>();

    Builder add(ServerKind kind, Quantity quantity, double value) {
      values
          .computeIfAbsent(kind, k -> new EnumMap<>(Quantity.class))
          .computeIfAbsent(quantity, q -> new ArrayList<>())
          .add(value);
      return this;
    }

    /** Tells of a round that failed. */
    Builder fail(String what) {
      failures.add(what);
      return this;
    }

    /** Tells something that a reader must know; the same thing once. */
    Builder note(String what) {
      notes.add(what);
      return this;
    }

    Outcome build() {
      Map<ServerKind, Map<Quantity, Rounds>> figures = new EnumMap<>(ServerKind.class);
      values.forEach((kind, quantities) -> {
        Map<Quantity, Rounds> rounds = new EnumMap<>(Quantity.class);
        quantities.forEach((quantity, list) -> rounds.put(quantity, new Rounds(list)));
        figures.put(kind, Collections.unmodifiableMap(rounds));
      });
      return new Outcome(
          Collections.unmodifiableMap(figures), List.copyOf(failures), List.copyOf(notes));
    }
  }
}
