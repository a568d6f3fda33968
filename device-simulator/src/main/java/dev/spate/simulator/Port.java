package dev.spate.simulator;

import dev.spate.simulator.traffic.DeviceTraffic;
import dev.spate.simulator.traffic.PortSpec;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import org.jspecify.annotations.Nullable;

/** One physical port of a device as the store shows it: interface, Ethernet, link and LLDP neighbour. */
final class Port {
  private final int index;
  private final Network.Port plan;
  private final DeviceTraffic traffic;
  private final LldpTree lldp;
  private final InterfaceTree tree;
  private final EthernetTree ethernet;
  private final @Nullable LinkTree link;
  private @Nullable Device peer;
  private boolean testing;

  Port(
      int index,
      Network.Port plan,
      Target target,
      String macAddress,
      DeviceTraffic traffic,
      LldpTree lldp) {
    this.index = index;
    this.plan = plan;
    this.traffic = traffic;
    this.lldp = lldp;
    tree = new InterfaceTree(target, plan.name(), index + 1, false);
    ethernet =
        new EthernetTree(target, tree.path(), plan.speed(), plan.negotiatedSpeed(), macAddress);
    link = plan.peer() == null ? null : new LinkTree(target, plan.name(), plan.peer());
  }

  static PortSpec spec(Network.Port plan) {
    Network.Peer peer = plan.peer();
    InterfaceConfig config = plan.config();
    return new PortSpec(
        plan.negotiatedSpeed().bitsPerSecond(),
        config.mtu(),
        config.enabled(),
        config.load(),
        peer != null,
        peer != null && peer.drivesLink(),
        peer == null ? 0 : peer.latencyNanos());
  }

  int index() {
    return index;
  }

  String name() {
    return plan.name();
  }

  GroupWriter ethernetConfig() {
    return ethernet.config();
  }

  /** The device at the other end of its link. */
  @Nullable
  Device peer() {
    return peer;
  }

  void setPeer(Device device) {
    peer = device;
  }

  /** Takes over its first settings and status, to be published. */
  void boot(InterfaceSettings settings, long nowNanos) {
    show(settings);
    showStatus(nowNanos);
    if (traffic.isUp(index)) {
      learnNeighbor(nowNanos);
    }
  }

  /** Takes over what was set, to be published. */
  void show(InterfaceSettings settings) {
    testing = settings.enabled() && settings.isLooped();
    tree.show(settings, InterfaceKind.ETHERNET);
  }

  void publishSettings(long nowNanos) {
    showStatus(nowNanos);
    tree.publishConfig(nowNanos);
    tree.publishState(nowNanos);
  }

  /** Publishes everything but the counters. */
  void publish(long nowNanos) {
    tree.publish(nowNanos);
    ethernet.publish(nowNanos);
    if (link != null) {
      link.publishEntry(nowNanos);
      link.publish(traffic, index, nowNanos);
    }
  }

  private void publishStatus(long nowNanos) {
    tree.publishState(nowNanos);
    if (link != null) {
      link.publish(traffic, index, nowNanos);
    }
  }

  /** It went up or down: state, link and neighbour show it at once. */
  void changed(boolean up, long nowNanos) {
    showStatus(nowNanos);
    publishStatus(nowNanos);
    if (up) {
      learnNeighbor(nowNanos);
    } else {
      lldp.forget(index, nowNanos);
    }
  }

  private void showStatus(long nowNanos) {
    tree.showStatus(traffic.isUp(index), testing, nowNanos);
  }

  private void learnNeighbor(long nowNanos) {
    if (peer != null && plan.peer() != null) {
      lldp.learn(index, peer, plan.peer().name(), nowNanos);
    }
  }

  void hello(long nowNanos) {
    if (peer != null) {
      lldp.hello(index, peer, nowNanos);
    }
  }
}
