package dev.spate.simulator.traffic;

import java.time.Duration;
import java.util.List;

/**
 * The directions of links that one device drives: what each of its ports sends, and what the world outside sends to those that are
 * not linked. The first directions are numbered as the ports, the ones from outside follow.
 *
 * <p>A tick of a direction: its load is its own mean times the rhythm of the day times its bursts; what exceeds the port's speed is
 * discarded; the rest is split into packets by the mix of sizes, loses some to errors, and is put on the wire. Fractions of packets
 * are carried into the next tick, so that a slow or idle direction sends the right number too.
 */
final class Directions {
  /** The part of a direction's load that is there without any burst. */
  private static final double STEADY = 0.35;

  /** The share of a port's speed that packets reach. */
  private static final double CEILING = 0.98;

  /** The share of lost packets that vanish; the others arrive damaged. */
  private static final double VANISHING = 0.2;

  /** For each lost packet, so many could not be sent at all. */
  private static final double SEND_ERRORS = 0.05;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int EXCESS = PacketMix.CLASSES;
  private static final int LOST = EXCESS + 1;
  private static final int VANISHED = LOST + 1;
  private static final int UNSENT = VANISHED + 1;
  private static final int ACCOUNTS = UNSENT + 1;

  final Wire wire;
  private final BurstSources bursts;
  private final ErrorBursts errors;
  private final double meanOn;

  private final double[] capacityOctets;
  private final double[] meanLoad;
  private final double[] largeShare;
  private final int[] largeOctets;
  private final double[] meanWireOctets;
  private final Fractions fractions;

  /** What the last tick of a direction sent, one row of classes a direction. */
  private final long[] sent;

  private final long[] discarded;
  private final long[] unsent;

  /** Sums over the life of a direction. */
  private final long[] sentPackets;

  private final long[] sentWireOctets;
  private final long[] lostPackets;
  private final long[] vanishedPackets;

  Directions(
      List<PortSpec> ports,
      int fromOutside,
      TrafficConfig config,
      Duration tick,
      RandomStream random) {
    int count = ports.size() + fromOutside;
    wire = new Wire(count);
    bursts = new BurstSources(count, config, tick, random);
    errors = new ErrorBursts(count, config, tick, random);
    meanOn = BurstSources.SOURCES * config.onShare();
    capacityOctets = new double[count];
    meanLoad = new double[count];
    largeShare = new double[count];
    largeOctets = new int[count];
    meanWireOctets = new double[count];
    fractions = new Fractions(count * ACCOUNTS);
    sent = new long[count * PacketMix.CLASSES];
    discarded = new long[count];
    unsent = new long[count];
    sentPackets = new long[count];
    sentWireOctets = new long[count];
    lostPackets = new long[count];
    vanishedPackets = new long[count];
    int outside = ports.size();
    for (int port = 0; port < ports.size(); port++) {
      init(port, ports.get(port), config, tick, random);
      if (!ports.get(port).linked()) {
        init(outside++, ports.get(port), config, tick, random);
      }
    }
  }

  private void init(
      int direction, PortSpec port, TrafficConfig config, Duration tick, RandomStream random) {
    capacityOctets[direction] = port.bitsPerSecond() / 8.0 * (tick.toNanos() / NANOS_PER_SECOND);
    double drawn = config.meanLoad() * random.between(0.4, 1.6);
    meanLoad[direction] = port.load() > 0 ? port.load() : drawn;
    largeShare[direction] = random.between(0.25, 0.55);
    for (int i = 0; i < ACCOUNTS; i++) {
      fractions.begin(direction * ACCOUNTS + i, random.nextDouble());
    }
    setMtu(direction, port.mtu());
  }

  void setMtu(int direction, int mtu) {
    largeOctets[direction] = PacketMix.largeOctets(mtu);
    meanWireOctets[direction] =
        PacketMix.meanWireOctets(largeShare[direction], largeOctets[direction]);
  }

  /** Moves a direction by one tick. One that is down sends nothing, and its users' bursts go on meanwhile. */
  void step(int direction, long tick, boolean up, double rhythm, RandomStream random) {
    double loss = errors.step(direction, random);
    double burst = bursts.step(direction, random) / meanOn;
    double noise = random.between(0.97, 1.03);
    wire.clear(tick, direction);
    if (!up) {
      return;
    }
    double load = meanLoad[direction] * rhythm * noise * (STEADY + (1 - STEADY) * burst);
    double fullPackets = capacityOctets[direction] / meanWireOctets[direction];
    discarded[direction] = whole(direction, EXCESS, Math.max(0, load - CEILING) * fullPackets);
    send(direction, tick, Math.min(load, CEILING) * fullPackets, loss);
  }

  private void send(int direction, long tick, double packets, double loss) {
    double large = largeShare[direction];
    int largest = largeOctets[direction];
    int row = direction * PacketMix.CLASSES;
    long count = 0;
    long wireOctets = 0;
    for (int c = 0; c < PacketMix.CLASSES; c++) {
      long n = whole(direction, c, packets * PacketMix.share(c, large));
      sent[row + c] = n;
      count += n;
      wireOctets += n * (PacketMix.octets(c, largest) + PacketMix.GAP_OCTETS);
    }
    sentPackets[direction] += count;
    sentWireOctets[direction] += wireOctets;
    unsent[direction] = loss == 0 ? 0 : whole(direction, UNSENT, count * loss * SEND_ERRORS);
    long lost = loss == 0 ? 0 : Math.min(count, whole(direction, LOST, count * loss));
    long vanished = Math.min(lost, whole(direction, VANISHED, lost * VANISHING));
    lostPackets[direction] += lost;
    vanishedPackets[direction] += vanished;
    wire.put(tick, direction, Wire.DAMAGED, lost - vanished);
    wire.put(tick, direction, Wire.LARGE_OCTETS, largest);
    // The longer a packet, the likelier an error hits it: the large ones go first.
    for (int c = PacketMix.CLASSES - 1; c >= 0; c--) {
      long hit = Math.min(lost, sent[row + c]);
      lost -= hit;
      wire.put(tick, direction, c, sent[row + c] - hit);
    }
  }

  private long whole(int direction, int account, double amount) {
    return fractions.whole(direction * ACCOUNTS + account, amount);
  }

  /** Packets of a class that the last tick of a direction that is up sent. */
  long sent(int direction, int packetClass) {
    return sent[direction * PacketMix.CLASSES + packetClass];
  }

  int largeOctets(int direction) {
    return largeOctets[direction];
  }

  /** Packets that the last tick of a direction that is up had no room for. */
  long discarded(int direction) {
    return discarded[direction];
  }

  /** Packets that the last tick of a direction that is up could not send for an error of its own. */
  long unsent(int direction) {
    return unsent[direction];
  }

  long sentPackets(int direction) {
    return sentPackets[direction];
  }

  /** Octets that were sent, gaps between packets included: divided by capacity, the load. */
  long sentWireOctets(int direction) {
    return sentWireOctets[direction];
  }

  long lostPackets(int direction) {
    return lostPackets[direction];
  }

  long vanishedPackets(int direction) {
    return vanishedPackets[direction];
  }

  /** What a direction's port can send in a tick, in octets with their gaps. */
  double capacityOctets(int direction) {
    return capacityOctets[direction];
  }

  double meanWireOctets(int direction) {
    return meanWireOctets[direction];
  }
}
