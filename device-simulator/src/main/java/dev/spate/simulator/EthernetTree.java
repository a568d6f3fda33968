package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.List;

/** What a port is as Ethernet: fixed by its hardware. */
final class EthernetTree {
  private static final String MODULE = "openconfig-if-ethernet";
  private static final List<String> CONFIG = List.of(
      "port-speed",
      "duplex-mode",
      "auto-negotiate",
      "enable-flow-control",
      "standalone-link-training");
  private static final List<String> STATE = List.of(
      "port-speed",
      "duplex-mode",
      "auto-negotiate",
      "enable-flow-control",
      "standalone-link-training",
      "mac-address",
      "hw-mac-address",
      "negotiated-duplex-mode",
      "negotiated-port-speed");

  private final GroupWriter config;
  private final GroupWriter state;

  EthernetTree(
      Target target, Path interfacePath, PortSpeed speed, PortSpeed negotiated, String macAddress) {
    Path ethernet = interfacePath.child("ethernet");
    config = new GroupWriter(target, ethernet.child("config"), CONFIG);
    state = new GroupWriter(target, ethernet.child("state"), STATE);
    for (GroupWriter leaves : List.of(config, state)) {
      leaves
          .identity("port-speed", MODULE, speed.name())
          .text("duplex-mode", "FULL")
          .bool("auto-negotiate", true)
          .bool("enable-flow-control", false)
          .bool("standalone-link-training", false);
    }
    state
        .text("mac-address", macAddress)
        .text("hw-mac-address", macAddress)
        .text("negotiated-duplex-mode", "FULL")
        .identity("negotiated-port-speed", MODULE, negotiated.name());
  }

  GroupWriter config() {
    return config;
  }

  void publish(long timestampNanos) {
    config.publish(timestampNanos);
    state.publish(timestampNanos);
  }
}
