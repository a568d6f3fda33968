package dev.spate.benchmarks.server;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.server.app.TelemetryServer;
import dev.spate.server.config.ServerConfig;
import dev.spate.server.grpc.GatewayConfig;
import dev.spate.server.grpc.ListenException;
import dev.spate.server.source.host.HostConfig;
import java.time.Duration;

/** Spate as it is embedded, with its default configuration, and the network as its only source. */
final class SpateServer implements LoadedServer {

  private final LoadSource source;
  private final TelemetryServer server;

  SpateServer(Network network, long nowNanos) throws ListenException {
    source = new LoadSource(network, nowNanos);
    ServerConfig config = ServerConfig.defaults()
        .with(new GatewayConfig("127.0.0.1", 0))
        .with(new HostConfig(false, "", Duration.ofSeconds(1)));
    server = TelemetryServer.builder().config(config).source(source).start();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public void publish(int group, long tick, long timestampNanos) {
    source.publish(group, tick, timestampNanos);
  }

  @Override
  public Sent sent() {
    Metrics metrics = server.store().metrics();
    return new Sent(
        metrics.value(Metric.UPDATES_OUT),
        metrics.value(Metric.MESSAGES_OUT),
        metrics.value(Metric.BYTES_OUT),
        metrics.value(Metric.COALESCED),
        metrics.value(Metric.SAMPLES_SKIPPED),
        metrics.value(Metric.STALE_PUBLISHES));
  }

  @Override
  public void close() {
    server.close();
  }
}
