package dev.spate.simulator.traffic;

/**
 * The classes of packets that flow over a link and their sizes in octets, from destination address to frame check sequence.
 *
 * <p>Unicast sizes are bimodal with a small middle (Sinha, Papadopoulos and Heidemann, "Internet packet size distributions: some
 * observations", USC/ISI, 2007).
 */
final class PacketMix {
  static final int BROADCAST = 0;
  static final int MULTICAST = 1;
  static final int SMALL = 2;
  static final int MEDIUM = 3;
  static final int LARGE = 4;
  static final int CLASSES = 5;

  /** Preamble and gap between two frames (IEEE 802.3 §4.4.2): they take the port's time, and no counter counts them. */
  static final int GAP_OCTETS = 20;

  /** A header of Ethernet and its frame check sequence, which an MTU leaves out. */
  private static final int FRAME_OCTETS = 18;

  /** What hosts send at most, however large the MTU of the network between them. */
  private static final int HOST_MTU = 1500;

  private static final double BROADCAST_SHARE = 0.0005;
  private static final double MULTICAST_SHARE = 0.0025;
  private static final double MEDIUM_SHARE = 0.15;

  private PacketMix() {}

  /** The size of a class's packets. */
  static int octets(int packetClass, int largeOctets) {
    return switch (packetClass) {
      case BROADCAST -> 64;
      case MULTICAST -> 128;
      case SMALL -> Math.min(74, largeOctets);
      case MEDIUM -> Math.min(594, largeOctets);
      default -> largeOctets;
    };
  }

  /** The size of the largest packets that are sent where the MTU is this. */
  static int largeOctets(int mtu) {
    return Math.min(mtu, HOST_MTU) + FRAME_OCTETS;
  }

  /** The share of a class among all packets, where large ones have a share of {@code large}. The shares add up to 1. */
  static double share(int packetClass, double large) {
    return switch (packetClass) {
      case BROADCAST -> BROADCAST_SHARE;
      case MULTICAST -> MULTICAST_SHARE;
      case MEDIUM -> MEDIUM_SHARE;
      case LARGE -> large;
      default -> 1 - BROADCAST_SHARE - MULTICAST_SHARE - MEDIUM_SHARE - large;
    };
  }

  /** Mean octets of a packet with the gap after it: the time it takes of a port. */
  static double meanWireOctets(double large, int largeOctets) {
    double mean = GAP_OCTETS;
    for (int c = 0; c < CLASSES; c++) {
      mean += share(c, large) * octets(c, largeOctets);
    }
    return mean;
  }
}
