package dev.spate.server.prometheus;

import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Set;

/**
 * What the JVM says of itself: memory, collections, threads, classes, processor time. One for the process, however many servers run in it,
 * and made when it is first asked for, because the start of a server should not wait for it. Safe to share among threads.
 */
final class JvmFigures {

  /**
   * Figures of the same collectors for which every page would stop all threads (the search for deadlocks) or read files of the
   * system. They are left out before they are asked for.
   */
  private static final Set<String> COSTLY = Set.of(
      "jvm_threads_deadlocked",
      "jvm_threads_deadlocked_monitor",
      "process_open_fds",
      "process_max_fds", // says nothing without the one before
      "process_virtual_memory_bytes",
      "process_resident_memory_bytes");

  private static final PrometheusRegistry REGISTRY = register();

  private JvmFigures() {}

  static MetricSnapshots now() {
    return REGISTRY.scrape(name -> !COSTLY.contains(name));
  }

  private static PrometheusRegistry register() {
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmMemoryMetrics.builder().register(registry);
    JvmBufferPoolMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    JvmClassLoadingMetrics.builder().register(registry);
    JvmRuntimeInfoMetric.builder().register(registry);
    ProcessMetrics.builder().register(registry);
    return registry;
  }
}
