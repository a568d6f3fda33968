package dev.spate.simulator.traffic;

/**
 * The counters of an interface, in the order in which they are kept; each is named as its leaf in {@code openconfig-interfaces}.
 *
 * <p>Octets and packets are those that were sent, or received whole and passed on: so unicast, multicast and broadcast add up to
 * packets, and octets are packets times their sizes. Damaged, discarded and unknown packets are counted on their own, apart from
 * them.
 */
public enum Counter {
  IN_OCTETS("in-octets"),
  IN_PKTS("in-pkts"),
  IN_UNICAST_PKTS("in-unicast-pkts"),
  IN_BROADCAST_PKTS("in-broadcast-pkts"),
  IN_MULTICAST_PKTS("in-multicast-pkts"),
  IN_ERRORS("in-errors"),
  IN_DISCARDS("in-discards"),
  IN_UNKNOWN_PROTOS("in-unknown-protos"),
  IN_FCS_ERRORS("in-fcs-errors"),
  OUT_OCTETS("out-octets"),
  OUT_PKTS("out-pkts"),
  OUT_UNICAST_PKTS("out-unicast-pkts"),
  OUT_BROADCAST_PKTS("out-broadcast-pkts"),
  OUT_MULTICAST_PKTS("out-multicast-pkts"),
  OUT_ERRORS("out-errors"),
  OUT_DISCARDS("out-discards"),
  CARRIER_TRANSITIONS("carrier-transitions"),
  INTERFACE_TRANSITIONS("interface-transitions"),
  LINK_TRANSITIONS("link-transitions"),
  RESETS("resets");

  static final int COUNT = values().length;

  private final String leaf;

  Counter(String leaf) {
    this.leaf = leaf;
  }

  /** The name of its leaf. */
  public String leaf() {
    return leaf;
  }
}
