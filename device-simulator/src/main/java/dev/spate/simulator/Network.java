package dev.spate.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configured network with every range of names written out and every link resolved. Immutable.
 *
 * @param devices all devices, those of the generator last
 */
record Network(List<Node> devices) {

  /** A device: its ports, numbered as in the list, and its loopback interfaces. */
  record Node(String name, DeviceModel model, List<Port> ports, List<InterfaceConfig> loopbacks) {}

  /** A physical port. */
  record Port(
      String name,
      PortSpeed speed,
      InterfaceConfig config,
      @Nullable Peer peer) {

    /** That of the slower end of its link. */
    PortSpeed negotiatedSpeed() {
      return peer == null || speed.compareTo(peer.speed()) < 0 ? speed : peer.speed();
    }
  }

  /**
   * The other end of a port's link.
   *
   * @param node the index of its device
   * @param port the index of its port
   * @param drivesLink whether our end, and not the other, decides when the link fails
   */
  record Peer(
      int node,
      int port,
      String device,
      String name,
      PortSpeed speed,
      boolean drivesLink,
      long latencyNanos) {}

  /**
   * Resolves a configuration.
   *
   * @throws IllegalArgumentException naming the field, its value and what would be right
   */
  static Network of(List<DeviceConfig> devices, List<LinkConfig> links, GeneratorConfig generator) {
    Builder builder = new Builder();
    devices.forEach(builder::add);
    links.forEach(builder::link);
    builder.generate(generator);
    return builder.build();
  }

  private record End(int node, int port) {}

  private static final class Builder {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Map<String, Integer>> portsByName = new ArrayList<>();
    private final Map<String, Integer> nodesByName = new HashMap<>();
    private final Map<End, Peer> peers = new HashMap<>();

    void add(DeviceConfig device) {
      for (String name : NameRange.expand(device.name())) {
        if (nodesByName.putIfAbsent(name, nodes.size()) != null) {
          throw new IllegalArgumentException(
              "devices: \"" + name + "\" is there twice, but must be unique");
        }
        addNode(name, device);
      }
    }

    private void addNode(String name, DeviceConfig device) {
      List<Port> ports = new ArrayList<>();
      List<InterfaceConfig> loopbacks = new ArrayList<>();
      Map<String, Integer> byName = new HashMap<>();
      for (InterfaceConfig config : device.interfaces()) {
        for (String interfaceName : NameRange.expand(config.name())) {
          boolean loopback = config.kind() == InterfaceKind.LOOPBACK;
          if (byName.putIfAbsent(interfaceName, loopback ? -1 : ports.size()) != null) {
            throw new IllegalArgumentException("devices: interface \"" + interfaceName + "\" of \""
                + name + "\" is there twice, but must be unique");
          }
          if (loopback) {
            loopbacks.add(new InterfaceConfig(
                interfaceName,
                config.kind(),
                "",
                config.mtu(),
                config.description(),
                config.enabled(),
                0.0));
          } else {
            String speed = config.speed().isEmpty() ? device.model().portSpeed() : config.speed();
            ports.add(new Port(interfaceName, PortSpeed.parse(speed), config, null));
          }
        }
      }
      if (ports.isEmpty()) {
        throw new IllegalArgumentException(
            "devices: \"" + name + "\" has no port, but must have at least one");
      }
      nodes.add(new Node(name, device.model(), ports, loopbacks));
      portsByName.add(byName);
    }

    void link(LinkConfig link) {
      List<String> as = NameRange.expand(link.a());
      List<String> bs = NameRange.expand(link.b());
      for (int i = 0; i < as.size(); i++) {
        join(end(as.get(i)), end(bs.get(i)), link.latency().toNanos());
      }
    }

    private End end(String text) {
      int colon = text.indexOf(':');
      String device = text.substring(0, colon);
      String name = text.substring(colon + 1);
      Integer node = nodesByName.get(device);
      if (node == null) {
        throw new IllegalArgumentException(
            "links: end \"" + text + "\" is of no configured device");
      }
      Integer port = portsByName.get(node).get(name);
      if (port == null || port < 0) {
        throw new IllegalArgumentException(
            "links: end \"" + text + "\" is no configured port of \"" + device + "\"");
      }
      return new End(node, port);
    }

    private void join(End a, End b, long latencyNanos) {
      putPeer(a, b, true, latencyNanos);
      putPeer(b, a, false, latencyNanos);
    }

    private void putPeer(End from, End to, boolean drives, long latencyNanos) {
      Node node = nodes.get(to.node());
      Port port = node.ports().get(to.port());
      Peer peer = new Peer(
          to.node(), to.port(), node.name(), port.name(), port.speed(), drives, latencyNanos);
      if (peers.putIfAbsent(from, peer) != null) {
        Node taken = nodes.get(from.node());
        throw new IllegalArgumentException("links: \"" + taken.name() + ":"
            + taken.ports().get(from.port()).name() + "\" has two links, but may have one");
      }
    }

    /** Generated devices form a ring: the first port of each leads to the second of the next. */
    void generate(GeneratorConfig generator) {
      if (generator.count() == 0) {
        return;
      }
      DeviceModel model = generator.model();
      int first = nodes.size();
      List<InterfaceConfig> ports =
          List.of(InterfaceConfig.named(model.portNames(generator.interfaces())));
      add(new DeviceConfig(generator.prefix() + "[1-" + generator.count() + "]", model, ports));
      if (generator.count() > 1 && generator.interfaces() > 1) {
        for (int i = 0; i < generator.count(); i++) {
          int next = first + (i + 1) % generator.count();
          join(new End(first + i, 0), new End(next, 1), 1_000_000);
        }
      }
    }

    Network build() {
      List<Node> linked = new ArrayList<>();
      for (int n = 0; n < nodes.size(); n++) {
        Node node = nodes.get(n);
        List<Port> ports = new ArrayList<>();
        for (int p = 0; p < node.ports().size(); p++) {
          Port port = node.ports().get(p);
          ports.add(new Port(port.name(), port.speed(), port.config(), peers.get(new End(n, p))));
        }
        linked.add(
            new Node(node.name(), node.model(), List.copyOf(ports), List.copyOf(node.loopbacks())));
      }
      return new Network(List.copyOf(linked));
    }
  }
}
