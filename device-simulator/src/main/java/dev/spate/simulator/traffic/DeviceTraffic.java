package dev.spate.simulator.traffic;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one device: its ports, their counters, and the directions of links that it drives.
 *
 * <p>A tick depends on nothing but the state after the tick before: {@link #tick} reads what its peers put on the wire in the tick
 * before and writes this tick's. So the devices may be ticked in any order and on any threads, as long as every device has finished a
 * tick before any begins the next, and the result is the same to the last bit.
 *
 * <p>What leaves one end of a link in tick n arrives at the other in tick n + 1, less what was lost on the way: for each direction,
 * packets sent = packets received + damaged (in-errors) + discarded + unknown + vanished + still in flight. A link that goes down
 * drops what is in flight.
 *
 * <p>Between two ticks, one thread may change ports ({@link #setEnabled}, {@link #setMtu}) of any device.
 */
public final class DeviceTraffic {
  private final List<PortSpec> ports;
  private final RandomStream random;
  private final Directions directions;
  private final LinkFailures failures;
  private final LinkQuality quality;
  private final PortCounters counters;
  private final boolean[] enabled;
  private final boolean[] up;

  /** Where a port receives from: the peer, or null for the direction of ours that comes from outside. */
  private final @Nullable DeviceTraffic[] peers;

  private final int[] incoming;

  private long measuredOctets;

  /** A device that is not linked yet. The random stream is its own. */
  public DeviceTraffic(
      List<PortSpec> ports, TrafficConfig config, Duration tick, RandomStream random) {
    this.ports = List.copyOf(ports);
    this.random = random;
    int count = ports.size();
    int fromOutside = (int) ports.stream().filter(port -> !port.linked()).count();
    directions = new Directions(this.ports, fromOutside, config, tick, random);
    failures = new LinkFailures(count, config, tick, random);
    quality = new LinkQuality(count);
    counters = new PortCounters(count);
    enabled = new boolean[count];
    up = new boolean[count];
    peers = new @Nullable DeviceTraffic[count];
    incoming = new int[count];
    Arrays.fill(incoming, -1);
    int outside = count;
    for (int port = 0; port < count; port++) {
      enabled[port] = ports.get(port).enabled();
      if (!ports.get(port).linked()) {
        incoming[port] = outside++;
      }
    }
  }

  /** Joins a port with one of another device, or of this one. Both must be specified as linked, and one of them as driving. */
  public void link(int port, DeviceTraffic peer, int peerPort) {
    if (!ports.get(port).linked() || !peer.ports.get(peerPort).linked()) {
      throw new IllegalArgumentException("a port that was specified as unlinked cannot be linked");
    }
    if (ports.get(port).drivesLink() == peer.ports.get(peerPort).drivesLink()) {
      throw new IllegalArgumentException("exactly one end of a link drives it");
    }
    peers[port] = peer;
    incoming[port] = peerPort;
    peer.peers[peerPort] = this;
    peer.incoming[peerPort] = port;
  }

  /** Takes up the ports whose links are up before the first tick. Nothing of it counts as a transition. */
  public void start() {
    for (int port = 0; port < up.length; port++) {
      up[port] = isLinkUp(port, 0);
    }
  }

  /**
   * Moves the device by one tick.
   *
   * @param tick the number of the tick, counted from 1 without gaps
   * @param rhythm the daily rhythm at the tick's time
   * @param listener told of each port that went up or down with this tick, before its traffic moves
   */
  public void tick(long tick, double rhythm, PortListener listener) {
    for (int port = 0; port < up.length; port++) {
      refresh(port, tick - 1, listener);
      receive(port, tick - 1);
    }
    for (int port = 0; port < up.length; port++) {
      directions.step(port, tick, up[port], rhythm, random);
      if (up[port]) {
        counters.send(port, directions);
      }
      if (peers[port] == null) {
        directions.step(incoming[port], tick, up[port], rhythm, random);
      } else if (ports.get(port).drivesLink()) {
        failures.step(port, tick, random);
      }
    }
  }

  /** Measures latency, jitter and loss over the ticks since they were last measured. */
  public void measureLinks(int ticks) {
    for (int port = 0; port < up.length; port++) {
      if (peers[port] != null) {
        quality.measure(port, directions, ports.get(port), ticks, random);
      }
    }
  }

  /**
   * Takes a port administratively up or down, between two ticks, and with it both ends of its link.
   *
   * @param lastTick the number of the last tick that ran
   * @param listener told of this port, if it went up or down
   * @param peerListener told of the port at the other end, if that went up or down
   */
  public void setEnabled(
      int port, boolean on, long lastTick, PortListener listener, PortListener peerListener) {
    enabled[port] = on;
    refresh(port, lastTick, listener);
    DeviceTraffic peer = peers[port];
    if (peer != null) {
      peer.refresh(incoming[port], lastTick, peerListener);
    }
  }

  /** Sets the largest packet that a port sends, between two ticks. */
  public void setMtu(int port, int mtu) {
    directions.setMtu(port, mtu);
  }

  /** Whether a port passes packets. */
  public boolean isUp(int port) {
    return up[port];
  }

  /** The counters of all ports. */
  public PortCounters counters() {
    return counters;
  }

  /** One-way latency of what a linked port sends, in microseconds, as last measured. */
  public double latencyMicros(int port) {
    return quality.latencyMicros(port);
  }

  /** Jitter of what a linked port sends, in microseconds, as last measured. */
  public double jitterMicros(int port) {
    return quality.jitterMicros(port);
  }

  /** The share, 0 to 1, of the packets that a linked port sent which did not arrive whole; 1 while the link is down. */
  public double lossRatio(int port) {
    return up[port] ? quality.lossRatio(port) : 1;
  }

  /** Mean load of all that the ports of this device send, 0 to 1, over the ticks since it was last measured. */
  public double measureLoad(int ticks) {
    long octets = 0;
    double capacity = 0;
    for (int port = 0; port < up.length; port++) {
      octets += directions.sentWireOctets(port);
      capacity += directions.capacityOctets(port);
    }
    double load = (octets - measuredOctets) / (capacity * ticks);
    measuredOctets = octets;
    return load;
  }

  /** Mean load of a port in the direction that it sends, 0 to 1, since the simulation began. */
  double meanLoad(int port, long ticks) {
    return directions.sentWireOctets(port) / (directions.capacityOctets(port) * ticks);
  }

  /** Packets that a port sent, over its life, which the other end never saw. */
  long vanishedPackets(int port) {
    return directions.vanishedPackets(port);
  }

  /** Packets that a port sent in a tick and that have not arrived yet. */
  long packetsInFlight(int port, long tick) {
    return directions.wire.packets(tick, port);
  }

  private void refresh(int port, long lastTick, PortListener listener) {
    boolean now = isLinkUp(port, lastTick);
    if (now != up[port]) {
      up[port] = now;
      counters.countTransition(port);
      listener.portChanged(port, now);
    }
  }

  private boolean isLinkUp(int port, long lastTick) {
    DeviceTraffic peer = peers[port];
    if (peer == null) {
      return enabled[port];
    }
    int peerPort = incoming[port];
    boolean carrier = ports.get(port).drivesLink()
        ? failures.isUp(port, lastTick)
        : peer.failures.isUp(peerPort, lastTick);
    return enabled[port] && peer.enabled[peerPort] && carrier;
  }

  private void receive(int port, long sentTick) {
    DeviceTraffic peer = peers[port];
    Wire wire = peer == null ? directions.wire : peer.directions.wire;
    if (up[port]) {
      counters.receive(port, wire, incoming[port], sentTick, directions.capacityOctets(port));
    } else {
      counters.drop(port, wire, incoming[port], sentTick);
    }
  }
}
