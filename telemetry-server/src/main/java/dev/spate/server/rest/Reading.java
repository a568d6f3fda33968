package dev.spate.server.rest;

import dev.spate.json.JsonStyle;
import dev.spate.json.JsonWriter;
import dev.spate.json.LeafJson;
import dev.spate.query.Query;
import dev.spate.schema.LeafInfo;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.LeafValues;
import dev.spate.store.Match;
import dev.spate.store.RecentSamples;
import dev.spate.store.Shape;
import dev.spate.store.Store;
import dev.spate.value.CounterRate;
import dev.spate.value.Sample;
import dev.spate.value.Unsigned;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one group said at one moment, and the rates of its counters up to then. For one thread. */
final class Reading {

  /** Among so many of the latest samples is one that is at least a second old, where there is any. */
  private static final int SAMPLES_FOR_A_RATE = 4;

  private final Group group;
  private final GroupReading copy;
  private final long present;
  private boolean recentRead;
  private Optional<RecentSamples> recent = Optional.empty();

  private Reading(Group group, GroupReading copy, long mask) {
    this.group = group;
    this.copy = copy;
    this.present = mask & copy.values().present();
  }

  /** Reads what a query selects and has a value, in the order of the walk. */
  static List<Reading> all(Store store, Query query) {
    List<Reading> readings = new ArrayList<>();
    for (Iterator<Match> matches = store.walk(query); matches.hasNext(); ) {
      Match match = matches.next();
      GroupReading copy = match.group().newReading();
      if (match.group().read(copy)) {
        Reading reading = new Reading(match.group(), copy, match.mask());
        if (reading.present != 0) {
          readings.add(reading);
        }
      }
    }
    return readings;
  }

  Group group() {
    return group;
  }

  /** When its values were collected, in nanoseconds since the epoch. */
  long timestampNanos() {
    return copy.timestampNanos();
  }

  /** The leaves that have a value, in the order of the shape. */
  List<Shape.Leaf> leaves() {
    List<Shape.Leaf> leaves = new ArrayList<>();
    for (long left = present; left != 0; left &= left - 1) {
      leaves.add(group.shape().leaf(Long.numberOfTrailingZeros(left)));
    }
    return leaves;
  }

  /** The value of a leaf that is a number; empty if there is none. */
  OptionalDouble number(String leaf) {
    int index = present(leaf);
    if (index < 0 || !group.shape().leaf(index).isNumber()) {
      return OptionalDouble.empty();
    }
    long stored = copy.values().number(index);
    return switch (group.shape().leaf(index).info().type().base()) {
      case DECIMAL -> OptionalDouble.of(Double.longBitsToDouble(stored));
      case INT -> OptionalDouble.of(stored);
      case UINT -> OptionalDouble.of(Unsigned.toDouble(stored));
      default -> OptionalDouble.empty();
    };
  }

  /** The value of a leaf as a person reads it; empty if there is none. */
  Optional<String> text(String leaf) {
    int index = present(leaf);
    return index < 0 ? Optional.empty() : Optional.of(copy.values().value(index).text());
  }

  /** Units of a counter per second; empty if the group keeps no recent past, or the counter was reset, or is none. */
  OptionalDouble rate(String leaf) {
    int index = present(leaf);
    if (index < 0 || !group.shape().leaf(index).info().counter()) {
      return OptionalDouble.empty();
    }
    if (!recentRead) {
      recent = group.recent(SAMPLES_FOR_A_RATE);
      recentRead = true;
    }
    Sample latest = new Sample(copy.timestampNanos(), copy.values().number(index));
    Optional<CounterRate> rate = recent.flatMap(samples -> samples.rate(index, latest));
    return rate.isPresent() ? OptionalDouble.of(rate.get().perSecond()) : OptionalDouble.empty();
  }

  /** Writes the members of an object: each leaf with its value. */
  void writeLeaves(JsonWriter out) {
    LeafValues values = copy.values();
    for (long left = present; left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      LeafInfo info = group.shape().leaf(i).info();
      out.name(group.shape().leaf(i).name());
      LeafJson.write(
          out.value(),
          info.type(),
          info.leafList(),
          values.number(i),
          values.reference(i),
          JsonStyle.PLAIN);
    }
  }

  /** Writes the members of an object: each counter with its rate, which is null where it has none. */
  void writeRates(JsonWriter out) {
    for (Shape.Leaf leaf : leaves()) {
      if (leaf.info().counter()) {
        out.name(leaf.name()).number(rate(leaf.name()).orElse(Double.NaN), 3);
      }
    }
  }

  /** The index of a leaf that has a value, or −1. */
  private int present(String leaf) {
    int index = group.shape().indexOf(leaf);
    return index >= 0 && (present & 1L << index) != 0 ? index : -1;
  }
}
