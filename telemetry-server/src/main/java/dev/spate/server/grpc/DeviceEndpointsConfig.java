package dev.spate.server.grpc;

/**
 * The endpoints at which each device listens as a plain gNMI device.
 *
 * @param mode how devices are told apart
 * @param firstAddress the first device's address; each next device has the next address ({@code ADDRESSES}), or all share it
 *     ({@code PORTS})
 * @param port the port of every device ({@code ADDRESSES}), or of the first one, each next device having the next port
 *     ({@code PORTS}); 0 takes any free ones
 * @param generated whether devices that a generator made have endpoints too
 */
public record DeviceEndpointsConfig(Mode mode, String firstAddress, int port, boolean generated) {

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
    Ports.check(port);
    try {
      Ipv4.parse(firstAddress);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("firstAddress " + e.getMessage(), e);
    }
  }

  public static DeviceEndpointsConfig defaults() {
    return new DeviceEndpointsConfig(Mode.NONE, "127.0.1.1", 9339, false);
  }
}
