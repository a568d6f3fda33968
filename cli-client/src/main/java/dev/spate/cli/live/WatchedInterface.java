package dev.spate.cli.live;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one interface: its leaves by their paths below it. Not thread-safe. */
final class WatchedInterface {

  private static final int ABOVE = 2; // interfaces, interface[name=…]

  private static final List<String> SPEEDS =
      List.of("ethernet/state/negotiated-port-speed", "ethernet/state/port-speed");

  /** Mbit/s of an aggregate (openconfig-if-aggregate). */
  private static final String LAG_SPEED = "aggregation/state/lag-speed";

  private static final Set<String> READ = Set.of(
      "oper-status",
      "negotiated-port-speed",
      "port-speed",
      "lag-speed",
      "in-octets",
      "out-octets",
      "in-errors",
      "out-errors",
      "in-discards",
      "out-discards");

  final String target;
  final String name;
  private final Map<String, WatchedLeaf> leaves = new HashMap<>();

  WatchedInterface(String target, String name) {
    this.target = target;
    this.name = name;
  }

  /** The interface that a leaf is of; null where it is of none. */
  static @Nullable String nameOf(Path path) {
    boolean below = path.size() > ABOVE
        && path.origin().isEmpty()
        && path.elems().get(0).name().equals("interfaces")
        && path.elems().get(1).name().equals("interface");
    return below ? path.elems().get(1).keys().get("name") : null;
  }

  /** Whether a leaf is one of those that tell of an interface. */
  static boolean reads(Path path) {
    return nameOf(path) != null && READ.contains(path.last().name());
  }

  void add(WatchedLeaf leaf) {
    Path path = leaf.path();
    leaves.put(
        path.elems().subList(ABOVE, path.size()).stream()
            .map(PathElem::toString)
            .collect(Collectors.joining("/")),
        leaf);
  }

  private @Nullable WatchedLeaf counter(String counter) {
    return leaves.get("state/counters/" + counter);
  }

  /** The text of a leaf; empty where it is not known. */
  String text(String below) {
    WatchedLeaf leaf = leaves.get(below);
    return leaf == null ? "" : leaf.text();
  }

  /** The rate of a counter below state/counters; NaN where it is not known. */
  double rate(String counter, long now) {
    WatchedLeaf leaf = counter(counter);
    return leaf == null ? Double.NaN : leaf.rate(now);
  }

  /** Both directions together; what is known where only one is. */
  double bothRates(String oneWay, String otherWay, long now) {
    double one = rate(oneWay, now);
    double other = rate(otherWay, now);
    if (Double.isNaN(one)) {
      return other;
    }
    return Double.isNaN(other) ? one : one + other;
  }

  /** Bits per second that it can carry; NaN where that is not known. */
  double speed() {
    for (String leaf : SPEEDS) {
      double speed = EthernetSpeed.bitsPerSecond(text(leaf));
      if (!Double.isNaN(speed)) {
        return speed;
      }
    }
    WatchedLeaf lag = leaves.get(LAG_SPEED);
    return lag == null || lag.number() <= 0 ? Double.NaN : lag.number() * 1e6;
  }

  /** The busier direction of each of the last seconds, bits per second. */
  double[] lastMinute(long now) {
    double[] busier = new double[Minute.SECONDS];
    Arrays.fill(busier, Double.NaN);
    for (String counter : List.of("in-octets", "out-octets")) {
      WatchedLeaf leaf = counter(counter);
      double[] points = leaf == null ? null : leaf.lastMinute(now);
      for (int i = 0; points != null && i < points.length; i++) {
        busier[i] = larger(busier[i], points[i]);
      }
    }
    return busier;
  }

  /** The larger of two numbers; one that is known is larger than one that is not. */
  static double larger(double one, double other) {
    if (Double.isNaN(one)) {
      return other;
    }
    return Double.isNaN(other) ? one : Math.max(one, other);
  }

  boolean wasReset(long now) {
    return leaves.values().stream().anyMatch(leaf -> leaf.wasReset(now));
  }

  /** When its octets were read last, or else the newest of all it has. */
  long timestampNanos() {
    WatchedLeaf octets = counter("in-octets");
    return octets != null
        ? octets.timestampNanos()
        : leaves.values().stream().mapToLong(WatchedLeaf::timestampNanos).max().orElse(0);
  }
}
