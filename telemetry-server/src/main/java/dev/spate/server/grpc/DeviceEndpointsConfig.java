package dev.spate.server.grpc;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The endpoints at which each device listens as a plain gNMI device.
 *
 * @param mode how devices are told apart
 * @param firstAddress with {@code ADDRESSES}: the first device's IPv4 address; each next device has the next one
 * @param port with {@code ADDRESSES}: the TCP port of every device; 0 takes any free one
 * @param firstPort with {@code PORTS}: the first device's TCP port at the gateway's address; each next device has the next one; 0
 *     takes any free ones
 * @param generated whether devices that a generator made have endpoints too
 */
public record DeviceEndpointsConfig(
    Mode mode, String firstAddress, int port, int firstPort, boolean generated) {

  /** How devices are told apart. */
  public enum Mode {
    /** Devices have no endpoints of their own. */
    NONE,
    /** By address: 127.0.1.1:9339, 127.0.1.2:9339 and so on. Linux and Windows have such addresses, macOS has not. */
    ADDRESSES,
    /** By port: 127.0.0.1:9340, 127.0.0.1:9341 and so on. */
    PORTS
  }

  public DeviceEndpointsConfig {
    Ports.check("port", port);
    Ports.check("firstPort", firstPort);
    try {
      Ipv4.parse(firstAddress);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("firstAddress " + e.getMessage(), e);
    }
  }

  public static DeviceEndpointsConfig defaults() {
    return new DeviceEndpointsConfig(Mode.NONE, "127.0.1.1", 9339, 9340, false);
  }

  /**
   * Where a device listens.
   *
   * @param index how many devices come before it
   * @param gateway the gateway's address
   * @throws IllegalArgumentException if ports or addresses do not reach that far
   */
  public InetSocketAddress address(int index, InetAddress gateway) {
    return switch (mode) {
      case NONE -> throw new IllegalStateException("Devices have no endpoints");
      case ADDRESSES -> new InetSocketAddress(Ipv4.plus(Ipv4.parse(firstAddress), index), port);
      case PORTS -> {
        int own = firstPort == 0 ? 0 : firstPort + index;
        Ports.check("firstPort", own);
        yield new InetSocketAddress(gateway, own);
      }
    };
  }
}
