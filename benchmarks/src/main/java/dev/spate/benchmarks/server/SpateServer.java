package dev.spate.benchmarks.server;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.server.app.TelemetryServer;
import dev.spate.server.config.ServerConfig;
import dev.spate.server.grpc.GatewayConfig;
import dev.spate.server.grpc.ListenException;
import dev.spate.server.rest.HttpConfig;
import dev.spate.server.source.host.HostConfig;
import java.time.Duration;

/** Spate as it is embedded, with its default configuration, and the network as its only source. */
final class SpateServer implements LoadedServer {

  private final LoadSource source;
  private final TelemetryServer server;
  private final boolean http;

  SpateServer(Network network, long nowNanos) throws ListenException {
    this(network, 0, false, nowNanos);
  }

  /**
   * @param idle interfaces of one device more, of which nothing changes; as many may be subscribed to one by one
   * @param http whether it has a REST gateway, whose port is then the one that is told
   */
  SpateServer(Network network, int idle, boolean http, long nowNanos) throws ListenException {
    this.http = http;
    source = new LoadSource(network, nowNanos);
    ServerConfig defaults = ServerConfig.defaults();
    ServerConfig config = new ServerConfig(
        new GatewayConfig("127.0.0.1", 0),
        defaults.plaintextAnywhere(),
        defaults.deviceEndpoints(),
        new HttpConfig(http, "127.0.0.1", 0, defaults.http().maxDeviceSeries()),
        defaults.maxSubscriptions() + 2 * idle,
        defaults.gnmi(),
        defaults.recent(),
        new HostConfig(false, "", Duration.ofSeconds(1)),
        defaults.simulator(),
        defaults.log());
    TelemetryServer.Builder builder = TelemetryServer.builder().config(config).source(source);
    if (idle > 0) {
      builder.source(new IdleSource(idle, network.leaves()));
    }
    server = builder.start();
  }

  @Override
  public int port() {
    return http ? server.httpPort() : server.port();
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
