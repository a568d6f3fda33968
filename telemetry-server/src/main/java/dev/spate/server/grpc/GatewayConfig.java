package dev.spate.server.grpc;

/**
 * Where the endpoint in front of all devices listens.
 *
 * @param address an IP address or host name; another than a loopback one needs {@code plaintext-anywhere}
 * @param port TCP port; 0 takes any free one
 */
public record GatewayConfig(String address, int port) {

  /** 9339 is the port that IANA assigned to gNMI. */
  private static final int GNMI_PORT = 9339;

  public GatewayConfig {
    Ports.check("port", port);
    if (address.isBlank()) {
      throw new IllegalArgumentException("address is empty; 127.0.0.1 is this machine alone");
    }
  }

  public static GatewayConfig defaults() {
    return new GatewayConfig("127.0.0.1", GNMI_PORT);
  }
}
