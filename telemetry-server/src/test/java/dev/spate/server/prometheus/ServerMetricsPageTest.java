package dev.spate.server.prometheus;

import static dev.spate.subscription.StoreHarness.onChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metric;
import dev.spate.server.inventory.Inventory;
import dev.spate.subscription.Client;
import dev.spate.subscription.Device;
import dev.spate.subscription.StoreHarness;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerMetricsPageTest {

  private final ManualTime clock = new ManualTime();
  private final StoreHarness harness = new StoreHarness(clock);
  private final Device router1 = harness.device("router1").withInterface("eth0");
  private final ServerMetricsPage page = new ServerMetricsPage(
      "1.2.3", harness.store(), harness.delivery(), new Inventory(harness.store()));

  @ParameterizedTest
  @EnumSource(Metric.class)
  void everyMetric_isThere_dropsByReason(Metric metric) {
    harness.metrics().add(metric, 41_000);
    double value = harness.metrics().value(metric);

    String series = metric.isDrop()
        ? "spate_dropped_total{reason=\"" + metric.id() + "\"}"
        : "spate_" + metric.id() + "_total";

    assertThat(text().series()).containsEntry(series, value);
    assertThat(text().lines())
        .filteredOn(line -> line.startsWith("# HELP spate_"))
        .anyMatch(line -> line.contains(metric.help()));
  }

  @Test
  void drops_areThePublishesRoundsAndTicksThatWereLost() {
    assertThat(Arrays.stream(Metric.values()).filter(Metric::isDrop))
        .contains(Metric.STALE_PUBLISHES, Metric.SAMPLES_SKIPPED, Metric.SIMULATOR_TICKS_SKIPPED)
        .doesNotContain(Metric.COALESCED);
  }

  @Test
  void streams_thatWaitForTheirClients_areCounted() {
    Client client = harness.subscribe(onChange("/interfaces/interface[name=eth0]"));
    client.received();
    assertThat(text().series())
        .containsEntry("spate_streams", 1.0)
        .containsEntry("spate_streams_waiting", 0.0)
        .containsEntry("spate_subscriptions", 1.0)
        .containsEntry("spate_subscriptions_limit", 10_000.0);

    client.stall();
    router1.publish(Device.counters("eth0"), "in-octets", 1);
    harness.delivery().runDue();
    assertThat(text().series()).containsEntry("spate_streams_waiting", 1.0);

    client.resume();
    assertThat(text().series()).containsEntry("spate_streams_waiting", 0.0);
  }

  @Test
  void publishToSend_isAHistogramInSeconds() {
    Client client = harness.subscribe(onChange("/interfaces/interface[name=eth0]"));
    client.received();
    router1.publish(Device.counters("eth0"), "in-octets", 1);
    clock.advance(Duration.ofMillis(4));
    harness.delivery().runDue();

    Map<String, Double> series = text().series();

    assertThat(series)
        .containsEntry("spate_publish_to_send_seconds_bucket{le=\"0.003\"}", 0.0)
        .containsEntry("spate_publish_to_send_seconds_bucket{le=\"0.005\"}", 1.0)
        .containsEntry("spate_publish_to_send_seconds_bucket{le=\"+Inf\"}", 1.0)
        .containsEntry("spate_publish_to_send_seconds_count", 1.0)
        .containsEntry("spate_publish_to_send_seconds_sum", 0.004);
  }

  @Test
  void devices_areCountedByState() {
    harness.device("router2");

    assertThat(text().series())
        .containsEntry("spate_devices{state=\"live\"}", 1.0)
        .containsEntry("spate_devices{state=\"waiting\"}", 1.0)
        .containsEntry("spate_devices{state=\"stale\"}", 0.0);
  }

  @Test
  void build_andJvm_areThere() {
    Map<String, Double> series = text().series();

    assertThat(series).containsEntry("spate_build_info{version=\"1.2.3\"}", 1.0);
    assertThat(series.keySet())
        .contains("jvm_threads_current", "process_cpu_seconds_total")
        .anyMatch(name -> name.startsWith("jvm_gc_collection_seconds_count"))
        .anyMatch(name -> name.startsWith("jvm_memory_used_bytes{area=\"heap\""));
  }

  @Test
  void openMetrics_hasAnEnd() {
    PageText text = PageText.of(page.render(Exposition.OPENMETRICS));

    assertThat(text.lines())
        .contains("# TYPE spate_updates_in counter", "# UNIT spate_publish_to_send_seconds seconds")
        .last()
        .isEqualTo("# EOF");
  }

  private PageText text() {
    return PageText.of(page.render(Exposition.TEXT));
  }
}
