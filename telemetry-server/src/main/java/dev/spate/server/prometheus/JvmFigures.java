package dev.spate.server.prometheus;

import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * What the JVM says of itself: memory, collections, threads, classes. One for the process, however many servers run in it, and made
 * when it is first asked for, because the start of a server should not wait for it. Safe to share among threads.
 */
final class JvmFigures {

  private static final PrometheusRegistry REGISTRY = register();

  private JvmFigures() {}

  static MetricSnapshots now() {
    return REGISTRY.scrape();
  }

  private static PrometheusRegistry register() {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmMetrics.builder().register(registry);
    return registry;
  }
}
