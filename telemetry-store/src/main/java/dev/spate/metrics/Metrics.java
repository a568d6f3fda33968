package dev.spate.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The present values of all {@linkplain Metric metrics} of one server. Safe to share; adding never blocks. */
public final class Metrics {

  private final LongAdder[] counts = new LongAdder[Metric.values().length];
  private final LatencyHistogram publishToSend = new LatencyHistogram();

  public Metrics() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  public void increment(Metric metric) {
    counts[metric.ordinal()].increment();
  }

  public void add(Metric metric, long count) {
    counts[metric.ordinal()].add(count);
  }

  public long value(Metric metric) {
    return counts[metric.ordinal()].sum();
  }

  /**
   * How long changes waited for their sending: of each pass of a delivery thread that sent some to streams that had asked for them, the time
   * from the oldest one's publish until all were handed to the transport.
   */
  public LatencyHistogram publishToSend() {
    return publishToSend;
  }

  /** All values, in the order of their declaration. */
  public Map<Metric, Long> snapshot() {
    Map<Metric, Long> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      values.put(metric, value(metric));
    }
    return values;
  }
}
