package dev.spate.server.source.host;

/**
 * One network interface as it was read.
 *
 * @param index the operating system's number of it
 * @param type what kind of interface it is
 * @param description another name of it; empty if it has none
 * @param mac hardware address as {@code 02:00:00:00:00:01}; empty if it has none
 * @param speed bits a second; 0 if unknown
 */
record InterfaceSample(
    String name,
    int index,
    Type type,
    String description,
    boolean enabled,
    OperStatus operStatus,
    long mtu,
    String mac,
    long speed,
    Counters counters) {

  /** Kinds of interfaces, named as in iana-if-type. */
  enum Type {
    ETHERNET_CSMACD("ethernetCsmacd"),
    SOFTWARE_LOOPBACK("softwareLoopback"),
    TUNNEL("tunnel"),
    OTHER("other");

    private final String identity;

    Type(String identity) {
      this.identity = identity;
    }

    String identity() {
      return identity;
    }
  }

  /** As in openconfig-interfaces. */
  enum OperStatus {
    UP,
    DOWN,
    TESTING,
    UNKNOWN,
    DORMANT,
    NOT_PRESENT,
    LOWER_LAYER_DOWN
  }

  /** What it has counted; each only grows while the interface lives. */
  record Counters(
      long inOctets,
      long inPackets,
      long inErrors,
      long inDiscards,
      long outOctets,
      long outPackets,
      long outErrors) {}
}
