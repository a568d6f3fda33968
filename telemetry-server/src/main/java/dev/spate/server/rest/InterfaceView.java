package dev.spate.server.rest;

import dev.spate.json.JsonWriter;
import dev.spate.path.PathElem;
import dev.spate.query.Query;
import dev.spate.store.Store;
import dev.spate.value.EthernetSpeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** An interface as it was at one moment: its state, its counters, their rates, and how much of its speed is used. For one thread. */
final class InterfaceView {

  private static final int BITS = 8;
  private static final int RATE_DIGITS = 3;
  private static final int SHARE_DIGITS = 6;

  private final String name;
  private final List<Reading> state = new ArrayList<>();
  private final List<Reading> counters = new ArrayList<>();
  private OptionalDouble bitsPerSecond = OptionalDouble.empty();

  private InterfaceView(String name) {
    this.name = name;
  }

  /**
   * The interfaces of a device of which anything was found, in natural order.
   *
   * @param query selects at or below {@code /interfaces/interface} of one device
   */
  static Collection<InterfaceView> all(Store store, Query query) {
    Map<String, InterfaceView> views = new LinkedHashMap<>();
    for (Reading reading : Reading.all(store, query)) {
      List<PathElem> elems = reading.group().container().elems();
      String name = elems.get(1).keys().get("name");
      if (name != null) {
        views.computeIfAbsent(name, InterfaceView::new).add(reading, elems);
      }
    }
    return views.values();
  }

  private void add(Reading reading, List<PathElem> elems) {
    String below = String.join("/", elems.stream().skip(2).map(PathElem::name).toList());
    switch (below) {
      case "state" -> state.add(reading);
      case "state/counters" -> counters.add(reading);
      case "ethernet/state" -> findSpeed(reading);
      default -> {} // its configuration, and what lies on top of it
    }
  }

  private void findSpeed(Reading ethernet) {
    // What was negotiated may be SPEED_UNKNOWN, while what the port can do is known.
    Stream.of("negotiated-port-speed", "port-speed")
        .flatMap(leaf -> ethernet.text(leaf).stream())
        .flatMapToLong(identity -> EthernetSpeed.bitsPerSecond(identity).stream())
        .findFirst()
        .ifPresent(speed -> bitsPerSecond = OptionalDouble.of(speed));
  }

  String name() {
    return name;
  }

  /** When its latest values were collected, in nanoseconds since the epoch; 0 if it has none. */
  long timestampNanos() {
    long latest = 0;
    for (Reading reading : counters.isEmpty() ? state : counters) {
      latest = Math.max(latest, reading.timestampNanos());
    }
    return latest;
  }

  /** The value of a counter. */
  OptionalDouble counter(String leaf) {
    return counters.stream()
        .map(reading -> reading.number(leaf))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }

  /** What a direction carries, in bits per second: its octets, whatever is counted as such. */
  OptionalDouble bitsPerSecond(String octets) {
    for (Reading reading : counters) {
      OptionalDouble rate = reading.rate(octets);
      if (rate.isPresent()) {
        return OptionalDouble.of(rate.getAsDouble() * BITS);
      }
    }
    return OptionalDouble.empty();
  }

  void write(JsonWriter out, long nowNanos) {
    OptionalDouble in = bitsPerSecond("in-octets");
    OptionalDouble sent = bitsPerSecond("out-octets");
    out.beginObject();
    out.name("name").string(name);
    Moments.write(out, "timestamp", timestampNanos(), nowNanos);
    number(out, "speed_bps", bitsPerSecond, 0);
    number(out, "in_bps", in, RATE_DIGITS);
    number(out, "out_bps", sent, RATE_DIGITS);
    number(out, "in_utilisation", share(in), SHARE_DIGITS);
    number(out, "out_utilisation", share(sent), SHARE_DIGITS);
    out.name("state").beginObject();
    state.forEach(reading -> reading.writeLeaves(out));
    out.endObject();
    out.name("counters").beginObject();
    counters.forEach(reading -> reading.writeLeaves(out));
    out.endObject();
    out.name("rates").beginObject();
    counters.forEach(reading -> reading.writeRates(out));
    out.endObject();
    out.endObject();
  }

  private OptionalDouble share(OptionalDouble carried) {
    return carried.isPresent() && bitsPerSecond.isPresent()
        ? OptionalDouble.of(carried.getAsDouble() / bitsPerSecond.getAsDouble())
        : OptionalDouble.empty();
  }

  private static void number(JsonWriter out, String name, OptionalDouble value, int digits) {
    out.name(name).number(value.orElse(Double.NaN), digits);
  }
}
