package dev.spate.server.rest;

import dev.spate.value.Field;

/**
 * The REST gateway.
 *
 * @param enabled whether there is one
 * @param address an IP address or host name; another than a loopback one needs {@code plaintext-anywhere}
 * @param port TCP port; 0 takes any free one
 * @param maxDeviceSeries most series of devices on {@code /metrics/devices}; beyond that, whole devices are left out
 */
public record HttpConfig(boolean enabled, String address, int port, int maxDeviceSeries) {

  private static final int HIGHEST_PORT = 65_535;

  public HttpConfig {
    Field.require(
        !address.isBlank(), "address", "empty", "an address; 127.0.0.1 is this machine alone");
    Field.require(
        port >= 0 && port <= HIGHEST_PORT,
        "port",
        port,
        "from 0 (any free one) to " + HIGHEST_PORT);
    Field.require(maxDeviceSeries >= 0, "maxDeviceSeries", maxDeviceSeries, "0 or more");
  }

  /** None; if it is enabled, on 127.0.0.1:8080. */
  public static HttpConfig defaults() {
    return new HttpConfig(false, "127.0.0.1", 8080, 50_000);
  }
}
