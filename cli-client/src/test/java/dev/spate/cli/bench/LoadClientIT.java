package dev.spate.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import dev.spate.server.app.TelemetryServer;
import dev.spate.server.config.ConfigLayers;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The load client against a real server over simulated routers. */
class LoadClientIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String NETWORK = """
      gateway: { port: 0 }
      device-endpoints: { mode: none }
      host: { enabled: false }
      simulator:
        tick: 100ms
        devices:
          - name: router[1-2]
            model: router
            interfaces:
              - { name: "eth[0-4]", speed: 10G }
      """;

  private static TelemetryServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TelemetryServer.builder()
        .config(new ConfigLayers().text("network.yaml", NETWORK).load().config())
        .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void stream_over_fewer_connections_gives_every_subscriber_the_same() throws Exception {
    Load load = load(6, SubscriptionList.Mode.STREAM, "counters").withConnections(2);
    try (LoadClient client = LoadClient.open(load)) {
      assertThat(client.awaitSynced(PATIENCE)).isTrue();

      Measurement window = client.measure(Duration.ofSeconds(1));

      assertThat(window.updates()).isPositive();
      assertThat(window.minUpdatesOfAStream()).isPositive();
      assertThat(window.messages()).isBetween(1L, window.updates());
      assertThat(window.bytes()).isGreaterThan(window.messages());
      assertThat(window.badMessages()).isZero();
      assertThat(window.syncs()).isZero();
      assertThat(window.latencyNanos().getTotalCount() + window.untimely())
          .isEqualTo(window.updates());
      assertThat(window.untimely()).isZero();
      assertThat(window.clientCpuNanos()).isPositive();
      assertThat(client.sinceStart().syncs()).isEqualTo(6);
      assertThat(client.sinceStart().toSyncNanos().getTotalCount()).isEqualTo(6);
      assertThat(client.endings()).isEmpty();
    }
  }

  @Test
  void once_ends_by_itself_with_every_leaf() throws Exception {
    try (LoadClient client = LoadClient.open(load(3, SubscriptionList.Mode.ONCE, "mtu"))) {
      assertThat(client.awaitClosed(PATIENCE)).isTrue();

      Measurement all = client.sinceStart();
      assertThat(all.updates()).isEqualTo(3 * 10);
      assertThat(all.minUpdatesOfAStream()).isEqualTo(10);
      assertThat(all.latencyNanos().getTotalCount()).isZero();
      assertThat(client.endings()).hasSize(3).allMatch(Status::isOk);
    }
  }

  @Test
  void stalled_stream_takes_nothing_from_those_that_read() throws Exception {
    Load load =
        load(3, SubscriptionList.Mode.STREAM, "counters").withConnections(1).withStalled(2);
    try (LoadClient client = LoadClient.open(load)) {
      assertThat(client.awaitSynced(PATIENCE)).isTrue();
      client.measure(Duration.ZERO);

      Measurement window = client.measure(Duration.ofSeconds(1));

      assertThat(window.updates()).isPositive().isEqualTo(window.maxUpdatesOfAStream());
    }
  }

  @Test
  void refusal_is_told_and_ends_the_waiting() throws Exception {
    SubscribeRequest refused = SubscribeRequest.newBuilder()
        .setSubscribe(SubscriptionList.newBuilder()
            .addSubscription(Subscription.newBuilder()
                .setPath(Path.newBuilder().addElem(PathElem.newBuilder().setName("no-such")))))
        .build();
    try (LoadClient client = LoadClient.open(Load.of("127.0.0.1", server.port(), 2, refused))) {
      assertThat(client.awaitSynced(PATIENCE)).isFalse();
      assertThat(client.firstFailure())
          .hasValueSatisfying(status -> assertThat(status.getCode()).isNotEqualTo(Status.Code.OK));
      assertThat(client.awaitClosed(PATIENCE)).isTrue();
    }
  }

  private static Load load(int subscribers, SubscriptionList.Mode mode, String below) {
    Path path = Path.newBuilder()
        .addElem(PathElem.newBuilder().setName("interfaces"))
        .addElem(PathElem.newBuilder().setName("interface").putKey("name", "*"))
        .addElem(PathElem.newBuilder().setName("state"))
        .addElem(PathElem.newBuilder().setName(below))
        .build();
    SubscribeRequest request = SubscribeRequest.newBuilder()
        .setSubscribe(SubscriptionList.newBuilder()
            .setPrefix(Path.newBuilder().setTarget("*"))
            .setMode(mode)
            .addSubscription(
                Subscription.newBuilder().setPath(path).setMode(SubscriptionMode.ON_CHANGE)))
        .build();
    return Load.of("127.0.0.1", server.port(), subscribers, request);
  }
}
