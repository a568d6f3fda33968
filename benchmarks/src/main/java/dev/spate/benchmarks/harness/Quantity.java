package dev.spate.benchmarks.harness;

import java.util.Locale;

/** Everything that a row may measure, each with its unit. */
enum Quantity {
  CPU_PER_UPDATE("server CPU per delivered update", Unit.NANOS),
  DELIVERED("delivered updates", Unit.PER_SECOND),
  DELIVERED_SHARE("delivered of wanted", Unit.SHARE),
  ACCOUNTED_SHARE("delivered, or told as coalesced, of wanted", Unit.SHARE),
  LATENCY_P50("latency p50", Unit.NANOS),
  LATENCY_P99("latency p99", Unit.NANOS),
  LATENCY_P999("latency p99.9", Unit.NANOS),
  LATENCY_MAX("latency max", Unit.NANOS),
  COALESCED("changes coalesced", Unit.COUNT),
  SKIPPED("updates or rounds skipped", Unit.COUNT),
  SERVER_CORES("server CPU", Unit.CORES),
  CLIENT_CORES("client CPU", Unit.CORES),
  UNREADABLE("messages that did not decode", Unit.COUNT),
  P99_RATIO("p99 with them ÷ without", Unit.TIMES),
  SUBSCRIBE_CPU_FIRST("CPU of the first 100 subscriptions, each", Unit.NANOS),
  SUBSCRIBE_CPU_LAST("CPU of the last 100 subscriptions, each", Unit.NANOS),
  SUBSCRIBE_RATIO("CPU of a subscription, last 100 ÷ first 100", Unit.TIMES),
  STALLED_BYTES("heap of a stalled stream beyond a live one's", Unit.BYTES),
  STALLED_GROWTH("its growth in the next seconds", Unit.BYTES),
  HEAP_PER_LEAF("heap per leaf", Unit.BYTES),
  HEAP("heap after a collection", Unit.BYTES),
  HEAP_DRIFT("heap, last third of the rounds ÷ first", Unit.TIMES),
  CPU_DRIFT("CPU an update, last third of the rounds ÷ first", Unit.TIMES),
  CPU_PER_LEAF("server CPU per leaf", Unit.NANOS),
  CALL_TIME("the call in all", Unit.NANOS),
  FIRST_MESSAGE("first message", Unit.NANOS),
  VALUES_PER_CORE("values per second and core", Unit.PER_SECOND),
  ALLOCATED("allocated per publish", Unit.BYTES),
  TICKS_SKIPPED("ticks skipped", Unit.COUNT),
  ANSWERED("requests answered", Unit.PER_SECOND),
  LEAVES_PUBLISHED("leaves published", Unit.PER_SECOND),
  ELAPSED("time taken", Unit.NANOS);

  private final String title;
  private final Unit unit;

  Quantity(String title, Unit unit) {
    this.title = title;
    this.unit = unit;
  }

  /** The name by which it stands in the JSON: {@code cpu_per_update}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  Unit unit() {
    return unit;
  }

  /** Its value as a person reads it. */
  String format(double value) {
    return unit.format(value);
  }
}
