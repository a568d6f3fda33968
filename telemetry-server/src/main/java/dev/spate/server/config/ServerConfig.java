package dev.spate.server.config;

import dev.spate.server.gnmi.GnmiConfig;
import dev.spate.server.grpc.DeviceEndpointsConfig;
import dev.spate.server.grpc.GatewayConfig;
import dev.spate.server.rest.HttpConfig;
import dev.spate.server.source.host.HostConfig;
import dev.spate.simulator.SimulatorConfig;
import dev.spate.store.RecentConfig;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.value.Field;

/**
 * The whole configuration of a server: one component a section of the file, each with the record of the part that it configures.
 *
 * @param gateway the endpoint in front of all devices
 * @param plaintextAnywhere whether listeners may bind addresses that other machines reach, without encryption; Set is refused there
 * @param deviceEndpoints the devices' own endpoints
 * @param http the REST gateway
 * @param maxSubscriptions most subscriptions open at once, over all endpoints, services and sinks
 * @param gnmi limits and defaults of the gNMI service
 * @param recent which groups keep their recent past, and in how much memory
 * @param host this machine as a device
 * @param simulator the simulated network
 * @param log how the commands log
 */
public record ServerConfig(
    GatewayConfig gateway,
    boolean plaintextAnywhere,
    DeviceEndpointsConfig deviceEndpoints,
    HttpConfig http,
    int maxSubscriptions,
    GnmiConfig gnmi,
    RecentConfig recent,
    HostConfig host,
    SimulatorConfig simulator,
    LogConfig log) {

  public ServerConfig {
    Field.require(maxSubscriptions >= 1, "maxSubscriptions", maxSubscriptions, "at least 1");
  }

  /** The gateway on 127.0.0.1:9339, this machine, and nothing else: no device endpoints, no REST gateway. */
  public static ServerConfig defaults() {
    return new ServerConfig(
        GatewayConfig.defaults(),
        false,
        DeviceEndpointsConfig.defaults(),
        HttpConfig.defaults(),
        DeliveryOptions.DEFAULT_MAX_SUBSCRIPTIONS,
        GnmiConfig.defaults(),
        RecentConfig.defaults(),
        HostConfig.defaults(),
        SimulatorConfig.defaults(),
        LogConfig.defaults());
  }

  /** The same with another gateway. */
  public ServerConfig with(GatewayConfig other) {
    return new ServerConfig(
        other,
        plaintextAnywhere,
        deviceEndpoints,
        http,
        maxSubscriptions,
        gnmi,
        recent,
        host,
        simulator,
        log);
  }

  /** The same with other device endpoints. */
  public ServerConfig with(DeviceEndpointsConfig other) {
    return new ServerConfig(
        gateway,
        plaintextAnywhere,
        other,
        http,
        maxSubscriptions,
        gnmi,
        recent,
        host,
        simulator,
        log);
  }

  /** The same with another REST gateway, or none. */
  public ServerConfig with(HttpConfig other) {
    return new ServerConfig(
        gateway,
        plaintextAnywhere,
        deviceEndpoints,
        other,
        maxSubscriptions,
        gnmi,
        recent,
        host,
        simulator,
        log);
  }

  /** The same with this machine served in another way. */
  public ServerConfig with(HostConfig other) {
    return new ServerConfig(
        gateway,
        plaintextAnywhere,
        deviceEndpoints,
        http,
        maxSubscriptions,
        gnmi,
        recent,
        other,
        simulator,
        log);
  }

  /** The same with another simulated network. */
  public ServerConfig with(SimulatorConfig other) {
    return new ServerConfig(
        gateway,
        plaintextAnywhere,
        deviceEndpoints,
        http,
        maxSubscriptions,
        gnmi,
        recent,
        host,
        other,
        log);
  }
}
