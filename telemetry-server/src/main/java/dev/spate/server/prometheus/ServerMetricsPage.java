package dev.spate.server.prometheus;

import dev.spate.metrics.LatencyHistogram;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.server.inventory.DeviceState.Freshness;
import dev.spate.server.inventory.Inventory;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.subscription.Delivery;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Locale;
import java.util.StringJoiner;

/** The page of the server's own figures, and those of its JVM. Safe to share among threads. */
public final class ServerMetricsPage {

  private static final String PREFIX = "spate_";

  private final String version;
  private final Store store;
  private final Delivery delivery;
  private final Inventory inventory;

  /**
   * The page of one server.
   *
   * @param version of Spate
   */
  public ServerMetricsPage(String version, Store store, Delivery delivery, Inventory inventory) {
    this.version = version;
    this.store = store;
    this.delivery = delivery;
    this.inventory = inventory;
  }

  /** The page as of now. */
  public byte[] render(Exposition format) {
    MetricSnapshots.Builder page = MetricSnapshots.builder();
    JvmFigures.now().forEach(page::metricSnapshot);
    page.metricSnapshot(build());
    addCounters(page, store.metrics());
    page.metricSnapshot(publishToSend(store.metrics().publishToSend()));
    page.metricSnapshot(
        gauge("subscriptions", "Subscriptions that are open.", delivery.subscriptions()));
    page.metricSnapshot(gauge(
        "subscriptions_limit",
        "Most subscriptions that may be open at once.",
        delivery.maxSubscriptions()));
    page.metricSnapshot(gauge("streams", "Subscribe streams that are open.", delivery.streams()));
    page.metricSnapshot(gauge(
        "streams_waiting",
        "Open streams with something to send that their clients do not take yet.",
        delivery.waitingStreams()));
    page.metricSnapshot(gauge(
        "sets_waiting",
        "Set requests that wait for the one before to be carried out by their device.",
        store.targets().stream().mapToInt(Target::waitingSets).sum()));
    page.metricSnapshot(devices());
    return format.write(page.build());
  }

  private MetricSnapshot build() {
    return InfoSnapshot.builder()
        .name(PREFIX + "build")
        .help("Which Spate this is.")
        .dataPoint(InfoDataPointSnapshot.builder()
            .labels(Labels.of("version", version))
            .build())
        .build();
  }

  /** What is dropped is one family with the reasons as labels; every other count is a family of its own. */
  private static void addCounters(MetricSnapshots.Builder page, Metrics metrics) {
    CounterSnapshot.Builder dropped = CounterSnapshot.builder().name(PREFIX + "dropped");
    StringJoiner reasons = new StringJoiner(" ");
    metrics.snapshot().forEach((metric, value) -> {
      if (metric.isDrop()) {
        dropped.dataPoint(count(value, Labels.of("reason", metric.id())));
        reasons.add(metric.id() + ": " + metric.help());
      } else {
        page.metricSnapshot(counter(metric, value));
      }
    });
    page.metricSnapshot(dropped
        .help("What was not stored, or not sent although due. " + reasons)
        .build());
  }

  private static MetricSnapshot counter(Metric metric, long value) {
    return CounterSnapshot.builder()
        .name(PREFIX + metric.id())
        .help(metric.help())
        .dataPoint(count(value, Labels.EMPTY))
        .build();
  }

  private static CounterDataPointSnapshot count(long value, Labels labels) {
    return CounterDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static MetricSnapshot publishToSend(LatencyHistogram latency) {
    long[] boundsNanos = latency.boundsNanos();
    double[] boundsSeconds = new double[boundsNanos.length + 1];
    for (int i = 0; i < boundsNanos.length; i++) {
      boundsSeconds[i] = boundsNanos[i] / 1e9;
    }
    boundsSeconds[boundsNanos.length] = Double.POSITIVE_INFINITY;
    long[] counts = latency.counts();
    return HistogramSnapshot.builder()
        .name(PREFIX + "publish_to_send_seconds")
        .unit(Unit.SECONDS)
        .help(
            "From the publish of a change until it was handed to the transport of every subscriber that could take it:"
                + " the oldest change of each pass of a delivery thread.")
        .dataPoint(HistogramDataPointSnapshot.builder()
            .classicHistogramBuckets(ClassicHistogramBuckets.of(boundsSeconds, counts))
            .sum(latency.totalNanos() / 1e9)
            .build())
        .build();
  }

  private MetricSnapshot devices() {
    int[] counts = new int[Freshness.values().length];
    inventory.devices().forEach(device -> counts[device.freshness().ordinal()]++);
    GaugeSnapshot.Builder devices = GaugeSnapshot.builder()
        .name(PREFIX + "devices")
        .help("Devices by state: live, waiting for their first measurement, stale.");
    for (Freshness freshness : Freshness.values()) {
      String state = freshness.name().toLowerCase(Locale.ROOT);
      devices.dataPoint(GaugeDataPointSnapshot.builder()
          .value(counts[freshness.ordinal()])
          .labels(Labels.of("state", state))
          .build());
    }
    return devices.build();
  }

  private static MetricSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(PREFIX + name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
