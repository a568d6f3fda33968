package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.path.PathElem;

/** Where a device's leaves live. */
final class Paths {
  static final Path INTERFACES = Path.ROOT.child("interfaces");
  static final Path SYSTEM = Path.ROOT.child("system");
  static final Path LLDP = Path.ROOT.child("lldp");
  static final Path COMPONENTS = Path.ROOT.child("components");

  /** The origin of our own models. */
  static final String SPATE = "spate";

  private Paths() {}

  static Path interfaceOf(String name) {
    return INTERFACES.child(PathElem.of("interface", "name", name));
  }

  static Path lldpInterface(String name) {
    return LLDP.child("interfaces").child(PathElem.of("interface", "name", name));
  }

  static Path lldpNeighbor(String interfaceName, String id) {
    return lldpInterface(interfaceName).child("neighbors").child(PathElem.of("neighbor", "id", id));
  }

  static Path component(String name) {
    return COMPONENTS.child(PathElem.of("component", "name", name));
  }

  static Path cpu(String index) {
    return SYSTEM.child("cpus").child(PathElem.of("cpu", "index", index));
  }

  static Path link(String interfaceName) {
    return Path.root(SPATE).child("links").child(PathElem.of("link", "interface", interfaceName));
  }
}
