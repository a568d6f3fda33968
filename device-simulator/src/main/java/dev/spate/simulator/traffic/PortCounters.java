package dev.spate.simulator.traffic;

/** The counters of one device's ports: one row of {@link Counter}s a port. They never go back. */
public final class PortCounters {
  /** Of so many packets one is discarded on arrival: seldom, and more often while a port is nearly full. */
  private static final double SELDOM_DISCARDED = 5e-7;

  private static final double BUSY_DISCARDED = 2e-5;
  private static final double BUSY = 0.85;

  /** The share of multicast packets that are hellos of a protocol that the device does not speak. */
  private static final double UNKNOWN = 1e-3;

  private final long[] values;
  private final Fractions discards;
  private final Fractions unknowns;
  private final long[] droppedInFlight;

  PortCounters(int ports) {
    values = new long[ports * Counter.COUNT];
    discards = new Fractions(ports);
    unknowns = new Fractions(ports);
    droppedInFlight = new long[ports];
  }

  /** The present value of a port's counter. */
  public long get(int port, Counter counter) {
    return values[port * Counter.COUNT + counter.ordinal()];
  }

  /** Packets that were on their way to a port when its link went down. No counter of a device shows them. */
  long droppedInFlight(int port) {
    return droppedInFlight[port];
  }

  void countTransition(int port) {
    add(port, Counter.CARRIER_TRANSITIONS, 1);
    add(port, Counter.INTERFACE_TRANSITIONS, 1);
    add(port, Counter.LINK_TRANSITIONS, 1);
  }

  void drop(int port, Wire wire, int direction, long sentTick) {
    droppedInFlight[port] += wire.packets(sentTick, direction);
  }

  /** Counts what a port's direction sent in its last tick. */
  void send(int port, Directions directions) {
    int largest = directions.largeOctets(port);
    long packets = 0;
    long octets = 0;
    for (int c = 0; c < PacketMix.CLASSES; c++) {
      long n = directions.sent(port, c);
      packets += n;
      octets += n * PacketMix.octets(c, largest);
    }
    long broadcast = directions.sent(port, PacketMix.BROADCAST);
    long multicast = directions.sent(port, PacketMix.MULTICAST);
    add(port, Counter.OUT_OCTETS, octets);
    add(port, Counter.OUT_PKTS, packets);
    add(port, Counter.OUT_UNICAST_PKTS, packets - broadcast - multicast);
    add(port, Counter.OUT_BROADCAST_PKTS, broadcast);
    add(port, Counter.OUT_MULTICAST_PKTS, multicast);
    add(port, Counter.OUT_DISCARDS, directions.discarded(port));
    add(port, Counter.OUT_ERRORS, directions.unsent(port));
  }

  /** Counts what arrives at a port: what a direction, of this or another device, sent in the tick before. */
  void receive(int port, Wire wire, int direction, long sentTick, double capacityOctets) {
    long damaged = wire.get(sentTick, direction, Wire.DAMAGED);
    int largest = (int) wire.get(sentTick, direction, Wire.LARGE_OCTETS);
    long broadcast = wire.get(sentTick, direction, PacketMix.BROADCAST);
    long multicast = wire.get(sentTick, direction, PacketMix.MULTICAST);
    long small = wire.get(sentTick, direction, PacketMix.SMALL);
    long medium = wire.get(sentTick, direction, PacketMix.MEDIUM);
    long large = wire.get(sentTick, direction, PacketMix.LARGE);

    long unknown = Math.min(multicast, unknowns.whole(port, multicast * UNKNOWN));
    multicast -= unknown;
    boolean busy = large * (double) largest > BUSY * capacityOctets;
    long discarded = Math.min(
        large,
        discards.whole(
            port, (large + medium + small) * (busy ? BUSY_DISCARDED : SELDOM_DISCARDED)));
    large -= discarded;

    long unicast = small + medium + large;
    add(port, Counter.IN_OCTETS, octets(broadcast, multicast, small, medium, large, largest));
    add(port, Counter.IN_PKTS, unicast + multicast + broadcast);
    add(port, Counter.IN_UNICAST_PKTS, unicast);
    add(port, Counter.IN_BROADCAST_PKTS, broadcast);
    add(port, Counter.IN_MULTICAST_PKTS, multicast);
    add(port, Counter.IN_ERRORS, damaged);
    add(port, Counter.IN_FCS_ERRORS, damaged);
    add(port, Counter.IN_DISCARDS, discarded);
    add(port, Counter.IN_UNKNOWN_PROTOS, unknown);
  }

  private static long octets(
      long broadcast, long multicast, long small, long medium, long large, int largest) {
    return broadcast * PacketMix.octets(PacketMix.BROADCAST, largest)
        + multicast * PacketMix.octets(PacketMix.MULTICAST, largest)
        + small * PacketMix.octets(PacketMix.SMALL, largest)
        + medium * PacketMix.octets(PacketMix.MEDIUM, largest)
        + large * PacketMix.octets(PacketMix.LARGE, largest);
  }

  private void add(int port, Counter counter, long amount) {
    values[port * Counter.COUNT + counter.ordinal()] += amount;
  }
}
