package dev.spate.server.config;

import dev.spate.server.grpc.DeviceEndpointsConfig;
import dev.spate.server.grpc.GatewayConfig;
import dev.spate.server.source.host.HostConfig;

/**
 * The whole configuration of a server: one component a section of the file, each with the record of the part that it configures.
 *
 * @param gateway the endpoint in front of all devices
 * @param plaintextAnywhere whether listeners may bind addresses that other machines reach, without encryption; Set is refused there
 * @param deviceEndpoints the devices' own endpoints
 * @param host this machine as a device
 * @param log how the commands log
 */
public record ServerConfig(
    GatewayConfig gateway,
    boolean plaintextAnywhere,
    DeviceEndpointsConfig deviceEndpoints,
    HostConfig host,
    LogConfig log) {

  public static ServerConfig defaults() {
    return new ServerConfig(
        GatewayConfig.defaults(),
        false,
        DeviceEndpointsConfig.defaults(),
        HostConfig.defaults(),
        LogConfig.defaults());
  }
}
