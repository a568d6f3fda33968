package dev.spate.server.rest.stream;

import dev.spate.query.LeafClass;
import dev.spate.query.Query;
import dev.spate.server.rest.Parameters;
import dev.spate.server.rest.ProblemException;
import dev.spate.server.rest.RestBackend;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionMode;
import dev.spate.subscription.SubscriptionSpec;
import dev.spate.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads from the query of a URL what a client wants to be told of. Stateless. */
final class StreamRequest {

  /** The parameters that the query may have. */
  static final List<String> PARAMETERS = List.of("path", "target", "mode", "interval");

  /** The values that {@code mode} may have. */
  static final List<String> MODES =
      Arrays.stream(Mode.values()).map(Mode::toString).toList();

  static final String DEFAULT_MODE = Mode.ON_CHANGE.toString();

  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

  private StreamRequest() {}

  /** When a leaf is sent (gNMI specification section 3.5.1.5.2), as gnmic writes it. */
  private enum Mode {
    ON_CHANGE,
    SAMPLE,
    TARGET_DEFINED;

    private static Mode of(String text) {
      return Arrays.stream(values())
          .filter(mode -> mode.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> ProblemException.badRequest(
              "mode is \"%s\", but must be one of %s".formatted(text, String.join(", ", MODES))));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What the parameters ask for.
   *
   * @throws ProblemException if they contradict each other, or one of them is not known or out of its bounds
   */
  static StreamSpec read(Parameters parameters, RestBackend backend) {
    Mode mode = Mode.of(parameters.optional("mode").orElse(DEFAULT_MODE));
    long intervalNanos =
        interval(parameters.optional("interval"), mode, backend.streamLimits()).toNanos();
    List<SubscriptionSpec> specs = new ArrayList<>();
    for (Query query : parameters.queries(backend).values()) {
      switch (mode) {
        case ON_CHANGE -> specs.add(onChange(query));
        case SAMPLE -> specs.add(sample(query, intervalNanos));
        case TARGET_DEFINED -> {
          specs.add(onChange(half(query, LeafClass.ON_CHANGE)));
          specs.add(sample(half(query, LeafClass.SAMPLED), intervalNanos));
        }
      }
    }
    return new StreamSpec(ListMode.STREAM, false, specs);
  }

  private static Duration interval(Optional<String> text, Mode mode, StreamLimits limits) {
    if (text.isEmpty()) {
      return USUAL_INTERVAL.compareTo(limits.lowestInterval()) < 0
          ? limits.lowestInterval()
          : USUAL_INTERVAL;
    }
    if (mode == Mode.ON_CHANGE) {
      throw ProblemException.badRequest(
          "interval is \"%s\", but mode %s has none; add mode=%s, or leave it out"
              .formatted(text.get(), mode, Mode.SAMPLE));
    }
    Duration interval;
    try {
      interval = Durations.parse(text.get());
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("interval: " + e.getMessage());
    }
    if (interval.compareTo(limits.lowestInterval()) < 0
        || interval.compareTo(limits.highestInterval()) > 0) {
      throw ProblemException.badRequest("interval is %s, but must be %s to %s"
          .formatted(
              Durations.format(interval),
              Durations.format(limits.lowestInterval()),
              Durations.format(limits.highestInterval())));
    }
    return interval;
  }

  private static Query half(Query query, LeafClass leafClass) {
    return new Query(
        query.target(), query.path(), query.filter().withLeafClass(leafClass), query.scope());
  }

  private static SubscriptionSpec onChange(Query query) {
    return new SubscriptionSpec(query, SubscriptionMode.ON_CHANGE, 0, false, 0);
  }

  private static SubscriptionSpec sample(Query query, long intervalNanos) {
    return new SubscriptionSpec(query, SubscriptionMode.SAMPLE, intervalNanos, false, 0);
  }
}
