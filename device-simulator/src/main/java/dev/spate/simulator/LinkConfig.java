package dev.spate.simulator;

import dev.spate.value.Field;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link between two ports, or several alike: where both ends are ranges, their names are joined one by one, so that {@code
 * router[1-8]:eth0} and {@code router[2-9]:eth1} are eight links.
 *
 * @param a one end, as {@code device:interface}, or a range of ends
 * @param b the other end, or as many ends as {@code a} has
 * @param latency how long light takes from one end to the other; 100 µs by default (null)
 */
public record LinkConfig(String a, String b, Duration latency) {
  private static final Duration DEFAULT_LATENCY = Duration.ofNanos(100_000);

  public LinkConfig {
    requireEnd("a", a);
    requireEnd("b", b);
    int ends = NameRange.expand(a).size();
    int others = NameRange.expand(b).size();
    Field.require(
        ends == others,
        "b",
        "\"" + b + "\" with " + others + " ends",
        "of " + ends + " ends, as \"" + a + "\" is");
    latency = Objects.requireNonNullElse(latency, DEFAULT_LATENCY);
    Field.require(!latency.isNegative(), "latency", latency, "zero or more");
  }

  private static void requireEnd(String field, @Nullable String end) {
    Fields.requireName(field, end);
    if (end != null) {
      int colon = end.indexOf(':');
      Field.require(
          colon > 0 && colon < end.length() - 1,
          field,
          "\"" + end + "\"",
          "device:interface, such as router1:eth0");
    }
  }
}
