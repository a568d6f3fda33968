package dev.spate.simulator.traffic;

/**
 * Latency, jitter and loss of the links that begin at one device's ports, each for the direction that it sends: what a probe a second
 * would find.
 *
 * <p>Latency is propagation, plus the time a packet takes at the port's speed, plus the wait in the port's queue. Packets come in
 * trains, so the wait is that of an M/M/1 queue for whole trains, ρ / (1 − ρ) times the time a train takes (M<sup>[X]</sup>/M/1; Gross
 * and Harris, "Fundamentals of Queueing Theory", §3.1), and at most what the port's buffer holds. Jitter is RFC 3550 §6.4.1's over the
 * probes.
 */
final class LinkQuality {
  private static final double TRAIN_PACKETS = 64;
  private static final double BUFFER_SECONDS = 0.02;
  private static final double HIGHEST_LOAD = 0.995;
  private static final double JITTER_GAIN = 1.0 / 16;
  private static final double MICROS_PER_SECOND = 1e6;

  private final double[] latencyMicros;
  private final double[] jitterMicros;
  private final double[] lossRatio;
  private final double[] lastProbe;
  private final long[] lastWireOctets;
  private final long[] lastSent;
  private final long[] lastLost;

  LinkQuality(int ports) {
    latencyMicros = new double[ports];
    jitterMicros = new double[ports];
    lossRatio = new double[ports];
    lastProbe = new double[ports];
    lastWireOctets = new long[ports];
    lastSent = new long[ports];
    lastLost = new long[ports];
  }

  /** Measures a port's direction over the ticks since it was last measured. */
  void measure(int port, Directions directions, PortSpec spec, int ticks, RandomStream random) {
    long octets = directions.sentWireOctets(port) - lastWireOctets[port];
    long sent = directions.sentPackets(port) - lastSent[port];
    long lost = directions.lostPackets(port) - lastLost[port];
    lastWireOctets[port] += octets;
    lastSent[port] += sent;
    lastLost[port] += lost;
    double packetSeconds = directions.meanWireOctets(port) * 8 / spec.bitsPerSecond();
    double wait = waitSeconds(octets / (directions.capacityOctets(port) * ticks), packetSeconds);
    double base = spec.latencyNanos() / 1e3 + packetSeconds * MICROS_PER_SECOND;
    double probe = base + Math.min(BUFFER_SECONDS, random.exponential(wait)) * MICROS_PER_SECOND;
    if (lastProbe[port] > 0) {
      jitterMicros[port] += (Math.abs(probe - lastProbe[port]) - jitterMicros[port]) * JITTER_GAIN;
    }
    lastProbe[port] = probe;
    latencyMicros[port] = base + wait * MICROS_PER_SECOND;
    lossRatio[port] = sent == 0 ? 0 : (double) lost / sent;
  }

  /** The mean wait in the queue of a port that sends at a load of 0 to 1. */
  static double waitSeconds(double load, double packetSeconds) {
    double rho = Math.min(load, HIGHEST_LOAD);
    return Math.min(BUFFER_SECONDS, TRAIN_PACKETS * packetSeconds * rho / (1 - rho));
  }

  double latencyMicros(int port) {
    return latencyMicros[port];
  }

  double jitterMicros(int port) {
    return jitterMicros[port];
  }

  double lossRatio(int port) {
    return lossRatio[port];
  }
}
