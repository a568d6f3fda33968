package dev.spate.simulator;

/** What an interface is. */
public enum InterfaceKind {
  /** A physical port: hardware that can be neither created nor deleted. */
  ETHERNET("ethernetCsmacd"),
  /** An interface of software, which carries no traffic here and may be created and deleted. */
  LOOPBACK("softwareLoopback");

  static final String MODULE = "iana-if-type";

  private final String identity;

  InterfaceKind(String identity) {
    this.identity = identity;
  }

  /** Its name in {@code iana-if-type}. */
  String identity() {
    return identity;
  }
}
