package dev.spate.server.rest;

import static dev.spate.server.rest.SmallNetwork.at;
import static dev.spate.server.rest.SmallNetwork.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TelemetryRoutesTest {

  /** 2026-01-01T00:00:00Z. */
  private static final long START_SECONDS = 1_767_225_600;

  private final SmallNetwork network = new SmallNetwork();
  private final RestBackend backend = network.backend();
  private final TelemetryRoutes telemetry = new TelemetryRoutes(backend, new Devices(backend));

  @Test
  void device_withoutAnySource_hasNullForAll() {
    assertThat(json(telemetry.all(at())))
        .isEqualTo(
            "{\"router1\":{\"bandwidth_mbps\":null,\"latency_ms\":null,\"packet_errors\":null,"
                + "\"packet_loss_pct\":null,\"cpu_pct\":null,\"memory_pct\":null,\"timestamp\":null}}");
  }

  @Test
  void device_hasSumsOverInterfacesAndMeansOverLinks_asOfTheOldestValueInThem() {
    network.publishCounters(0, 0, 0);
    publishLink("eth0", 1_000, 0.01);
    network.time.advance(Duration.ofSeconds(2));
    network.publishCounters(250_000_000, 500_000_000, 3);
    publishLink("eth1", 3_000, 0.03);
    network
        .group("/system/cpus/cpu[index=ALL]/state/total", "instant")
        .number("instant", 12)
        .publish(network.now());
    network
        .group("/system/cpus/cpu[index=0]/state/total", "instant")
        .number("instant", 99)
        .publish(network.now());
    network
        .group("/system/memory/state", "physical", "used")
        .number("physical", 8L << 30)
        .number("used", 2L << 30)
        .publish(network.now());

    assertThat(json(telemetry.device(at("device", "router1"))))
        .isEqualTo("{\"bandwidth_mbps\":3000,\"latency_ms\":2,\"packet_errors\":3,"
            + "\"packet_loss_pct\":2,\"cpu_pct\":12,\"memory_pct\":25,\"timestamp\":"
            + START_SECONDS
            + "}");
  }

  @Test
  void bandwidth_isThatOfTheInterfacesWhoseRateIsKnown() {
    GroupWriter eth1 = network.group(
        GroupOption.RECENT,
        "/interfaces/interface[name=eth1]/state/counters",
        "in-octets",
        "in-errors");
    network.publishCounters(0, 0, 0);
    network.time.advance(Duration.ofSeconds(1));
    network.publishCounters(1_000_000, 0, 0);
    assertThat(metric("bandwidth_mbps")).contains("\"value\":8,");

    eth1.number("in-octets", 0).number("in-errors", 1).publish(network.now());
    assertThat(metric("bandwidth_mbps")).contains("\"value\":8,");
    assertThat(metric("packet_errors")).contains("\"value\":1,");

    network.time.advance(Duration.ofSeconds(1));
    network.publishCounters(2_000_000, 0, 0);
    eth1.number("in-octets", 2_000_000).publish(network.now());
    assertThat(metric("bandwidth_mbps")).contains("\"value\":24,");
  }

  @Test
  void cpu_withoutAFigureForAll_isTheMeanOverProcessors() {
    for (int i = 0; i < 2; i++) {
      network
          .group("/system/cpus/cpu[index=" + i + "]/state/total", "instant")
          .number("instant", 10 + 5 * i)
          .publish(network.now());
    }

    assertThat(metric("cpu_pct")).contains("\"value\":12.5,");
  }

  @Test
  void metric_alone_hasItsTimeAndAge() {
    network.publishCounters(0, 0, 5);
    network.time.advance(Duration.ofMillis(2_500));

    assertThat(metric("packet_errors"))
        .isEqualTo("{\"metric\":\"packet_errors\",\"value\":5,\"timestamp\":" + START_SECONDS
            + ",\"age_ms\":2500}");
    assertThat(metric("latency_ms"))
        .isEqualTo("{\"metric\":\"latency_ms\",\"value\":null,\"timestamp\":null,\"age_ms\":null}");
  }

  @Test
  void metric_unknown_isNotFound_andTheNearestIsNamed() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> metric("cpu"))
        .withMessageStartingWith("there is no metric \"cpu\"; did you mean cpu_pct?")
        .matches(e -> e.problem().status() == 404);
  }

  private String metric(String name) {
    return json(telemetry.metric(at("device", "router1", "metric", name)));
  }

  private void publishLink(String port, double latencyMicros, double lossRatio) {
    network
        .group("spate:/links/link[interface=" + port + "]/state", "latency", "loss-ratio")
        .decimal("latency", latencyMicros)
        .decimal("loss-ratio", lossRatio)
        .publish(network.now());
  }
}
