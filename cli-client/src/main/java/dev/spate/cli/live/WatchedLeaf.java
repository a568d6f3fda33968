package dev.spate.cli.live;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.value.Sample;
import dev.spate.value.Value;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A leaf that is watched: its value, and for a number the rate of a counter and the last minute. Not thread-safe. */
final class WatchedLeaf {

  private static final long SECOND = 1_000_000_000;

  /** For how long a table says that a counter was reset, so that it is seen. */
  private static final long RESET_SHOWN = 3 * SECOND;

  private final String target;
  private final Path path;
  private final boolean counter;
  private final String unit;
  private final double factor;
  private final long holdSeconds;
  private final CounterHistory history = new CounterHistory();
  private @Nullable Minute minute;
  private Value value;
  private long timestampNanos;
  private long arrivedNanos;
  private @Nullable Long resetNanos;

  /** The subscription that has told of it last. */
  int generation;

  /**
   * A leaf as it is first told of; {@link #update} takes its value.
   *
   * @param holdSeconds for how long its rate counts where no other value follows
   */
  WatchedLeaf(String target, Path path, Value value, Schema schema, long holdSeconds) {
    this.target = target;
    this.path = path;
    this.value = value;
    this.holdSeconds = holdSeconds;
    Optional<LeafInfo> info =
        schema.find(path.origin(), path.names()).filter(SchemaNode::isLeaf).map(SchemaNode::leaf);
    boolean whole = value instanceof Value.Uint || value instanceof Value.Int;
    counter = whole && info.map(LeafInfo::counter).orElseGet(() -> isBelowCounters(path));
    String name = path.isRoot() ? "" : path.last().name();
    boolean octets = name.endsWith("octets");
    unit = octets ? "bit/s" : name.endsWith("pkts") ? "pkt/s" : "/s";
    factor = octets ? 8 : 1;
  }

  /** What OpenConfig's models, and many others, call the containers of counters. */
  private static boolean isBelowCounters(Path path) {
    return path.size() > 1 && path.parent().last().name().equals("counters");
  }

  /**
   * Takes a value.
   *
   * @param newTimestampNanos of the device, since the epoch
   * @param nowNanos of a clock that never goes back
   */
  void update(Value newValue, long newTimestampNanos, long nowNanos) {
    value = newValue;
    timestampNanos = newTimestampNanos;
    arrivedNanos = nowNanos;
    double number = number();
    if (counter && isWhole()) {
      if (history.add(new Sample(newTimestampNanos, bits()))) {
        resetNanos = nowNanos;
      }
      number = history.perSecond() * factor;
    }
    if (counter || !Double.isNaN(number)) {
      if (minute == null) {
        minute = new Minute(holdSeconds);
      }
      minute.put(Math.floorDiv(nowNanos, SECOND), number);
    }
  }

  String target() {
    return target;
  }

  Path path() {
    return path;
  }

  Value value() {
    return value;
  }

  boolean isCounter() {
    return counter;
  }

  long timestampNanos() {
    return timestampNanos;
  }

  /** {@code bit/s} of octets, {@code pkt/s} of packets, or else {@code /s}. */
  String unit() {
    return unit;
  }

  /** The value as a number; NaN where it is none. */
  double number() {
    if (value instanceof Value.Decimal decimal) {
      return decimal.value();
    }
    if (value instanceof Value.Int integer) {
      return integer.value();
    }
    if (value instanceof Value.Uint integer) {
      long bits = integer.bits();
      return bits >= 0 ? bits : (bits >>> 1) * 2.0;
    }
    return Double.NaN;
  }

  private boolean isWhole() {
    return value instanceof Value.Uint || value instanceof Value.Int;
  }

  private long bits() {
    return value instanceof Value.Uint unsigned ? unsigned.bits() : ((Value.Int) value).value();
  }

  /** A counter's rate in its {@link #unit}; NaN where there is none, or none any more. */
  double rate(long nowNanos) {
    return nowNanos - arrivedNanos <= holdSeconds * SECOND
        ? history.perSecond() * factor
        : Double.NaN;
  }

  /** Whether a counter was set back just now. */
  boolean wasReset(long nowNanos) {
    return resetNanos != null && nowNanos - resetNanos < RESET_SHOWN;
  }

  /** The last minute: the rates of a counter, the values of any other number; null where it is none. */
  double @Nullable [] lastMinute(long nowNanos) {
    return minute == null ? null : minute.upTo(Math.floorDiv(nowNanos, SECOND));
  }

  /** What a person reads on one line. */
  String text() {
    if (value instanceof Value.Uint integer) {
      return Figures.grouped(integer.bits());
    }
    if (value instanceof Value.Int integer && integer.value() >= 0) {
      return Figures.grouped(integer.value());
    }
    return TextWidth.printable(value.text());
  }

  /** The path below the first so many elements, on one line. */
  String pathText(int from) {
    String text = from == 0
        ? path.toString()
        : path.elems().subList(from, path.size()).stream()
            .map(PathElem::toString)
            .collect(Collectors.joining("/"));
    return TextWidth.printable(text);
  }
}
