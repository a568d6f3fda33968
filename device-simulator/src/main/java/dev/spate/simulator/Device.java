package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.simulator.traffic.DeviceTraffic;
import dev.spate.simulator.traffic.PortListener;
import dev.spate.simulator.traffic.PortSpec;
import dev.spate.simulator.traffic.RandomStream;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.Target;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One simulated device: its traffic, its settings, and its tree in the store.
 *
 * <p>Its worker alone calls {@link #tick}. Between two ticks, when no worker runs, one thread may call {@link #set}; this alone
 * touches the state of a peer, whose end of a link goes up or down with ours.
 */
final class Device implements LldpTree.Speaker, PortListener {
  private static final int FIRST_LOOPBACK_IFINDEX = 10_001;

  private final Network.Node node;
  private final Target target;
  private final int statusTicks;
  private final double statusSeconds;
  private final Identifiers identifiers;
  private final DeviceTraffic traffic;
  private final Vitals vitals;

  private final List<InterfaceTree> ports = new ArrayList<>();
  private final Map<String, Integer> portsByName = new HashMap<>();
  private final List<EthernetTree> ethernets = new ArrayList<>();
  private final @Nullable LinkTree[] links;
  private final @Nullable Device[] peers;
  private final Map<String, Loopback> loopbacks = new LinkedHashMap<>();
  private final Map<Path, Leaves> fixedConfigs = new HashMap<>();
  private final CounterTree counters;
  private final LldpTree lldp;
  private final PlatformTree platform;
  private final SystemTree system;

  private DeviceSettings settings;
  private int nextLoopbackIfindex = FIRST_LOOPBACK_IFINDEX;

  /** The time of the tick or Set that is under way. */
  private long nowNanos;

  private String dateTime;

  Device(
      Network.Node node, SimulatorConfig config, Target target, long bootNanos, String dateTime) {
    this.node = node;
    this.target = target;
    this.dateTime = dateTime;
    nowNanos = bootNanos;
    statusTicks = config.statusTicks();
    statusSeconds = config.tick().multipliedBy(statusTicks).toNanos() / 1e9;
    identifiers = new Identifiers(node.name());
    settings = DeviceSettings.of(node);
    RandomStream random = new RandomStream(config.seed(), node.name());
    traffic = new DeviceTraffic(
        node.ports().stream().map(Device::spec).toList(), config.traffic(), config.tick(), random);
    vitals = new Vitals(node.model(), random);
    links = new @Nullable LinkTree[node.ports().size()];
    peers = new @Nullable Device[node.ports().size()];
    List<String> names = node.ports().stream().map(Network.Port::name).toList();
    for (int port = 0; port < names.size(); port++) {
      addPort(port, node.ports().get(port));
    }
    counters = new CounterTree(target, names, traffic.counters(), bootNanos);
    lldp = new LldpTree(target, names, this);
    platform = new PlatformTree(target, node.model(), identifiers);
    system = new SystemTree(target, bootNanos);
    lldp.configs().forEach(this::fix);
    platform.configs().forEach(this::fix);
    ethernets.forEach(ethernet -> fix(ethernet.config()));
  }

  private static PortSpec spec(Network.Port port) {
    Network.Peer peer = port.peer();
    InterfaceConfig config = port.config();
    return new PortSpec(
        port.speed().bitsPerSecond(),
        config.mtu(),
        config.enabled(),
        config.load(),
        peer != null,
        peer != null && peer.drivesLink(),
        peer == null ? 0 : peer.latencyNanos());
  }

  private void addPort(int index, Network.Port port) {
    InterfaceTree tree = new InterfaceTree(target, port.name(), index + 1, false);
    ports.add(tree);
    portsByName.put(port.name(), index);
    ethernets.add(
        new EthernetTree(target, tree.path(), port.speed(), identifiers.macAddress(index + 1)));
    Network.Peer peer = port.peer();
    if (peer != null) {
      links[index] = new LinkTree(target, port.name(), peer);
    }
  }

  private void fix(Leaves config) {
    fixedConfigs.put(config.container(), config);
  }

  /** Joins the ports that drive a link with their peers. */
  void link(List<Device> devices) {
    for (int port = 0; port < peers.length; port++) {
      Network.Peer peer = node.ports().get(port).peer();
      if (peer != null) {
        Device other = devices.get(peer.node());
        peers[port] = other;
        if (peer.drivesLink()) {
          traffic.link(port, other.traffic, peer.port());
        }
      }
    }
  }

  /** Publishes everything for the first time. All devices must have been linked. */
  void boot() {
    traffic.start();
    vitals.step(0, statusSeconds, nowNanos);
    system.show(settings.system(), hostname(), nowNanos);
    system.publishFixed(nowNanos);
    platform.publishFixed(nowNanos);
    lldp.publish(nowNanos);
    for (int port = 0; port < peers.length; port++) {
      InterfaceTree tree = ports.get(port);
      tree.show(interfaceSettings(node.ports().get(port).name()), InterfaceKind.ETHERNET);
      tree.showUp(traffic.isUp(port), nowNanos);
      tree.publish(nowNanos);
      ethernets.get(port).publish(nowNanos);
      LinkTree link = links[port];
      if (link != null) {
        link.publishEntry(nowNanos);
      }
      if (traffic.isUp(port)) {
        learnNeighbor(port);
      }
    }
    for (InterfaceConfig loopback : node.loopbacks()) {
      createLoopback(loopback.name(), interfaceSettings(loopback.name()));
    }
    counters.publish(nowNanos);
    publishStatus();
  }

  /** Moves by one tick and publishes. */
  void tick(Tick tick) {
    nowNanos = tick.timestampNanos();
    dateTime = tick.dateTime();
    traffic.tick(tick.number(), tick.rhythm(), this);
    counters.publish(nowNanos);
    if (tick.isStatus()) {
      traffic.measureLinks(statusTicks);
      vitals.step(traffic.measureLoad(statusTicks), statusSeconds, nowNanos);
      publishStatus();
      sayHello();
    }
  }

  private void publishStatus() {
    system.publishState(dateTime, nowNanos);
    system.publish(vitals, nowNanos);
    platform.publish(vitals, nowNanos);
    for (int port = 0; port < peers.length; port++) {
      ports.get(port).publishState(nowNanos);
      publishLink(port);
    }
    loopbacks.values().forEach(loopback -> loopback.publishStatus(nowNanos));
  }

  private void publishLink(int port) {
    LinkTree link = links[port];
    if (link != null) {
      link.publish(traffic, port, nowNanos);
    }
  }

  private void sayHello() {
    if (lldp.isHelloDue(nowNanos)) {
      lldp.startHellos(nowNanos);
      for (int port = 0; port < peers.length; port++) {
        Device peer = peers[port];
        if (peer != null) {
          lldp.hello(port, peer, nowNanos);
        }
      }
    }
  }

  @Override
  public void portChanged(int port, boolean up) {
    ports.get(port).showUp(up, nowNanos);
    ports.get(port).publishState(nowNanos);
    counters.publish(port, nowNanos);
    publishLink(port);
    if (up) {
      learnNeighbor(port);
    } else {
      lldp.forget(port, nowNanos);
    }
  }

  private void learnNeighbor(int port) {
    Device peer = peers[port];
    Network.Peer end = node.ports().get(port).peer();
    if (peer != null && end != null) {
      lldp.learn(port, peer, end.name(), nowNanos);
    }
  }

  /**
   * Carries out a Set: everything is checked, then everything is changed and published, or nothing.
   *
   * @param lastTick the number of the last tick
   * @throws SetException if the device refuses a change
   */
  void set(List<Change> changes, long timestampNanos, long lastTick) {
    DeviceSettings next = SettingsEditor.edit(name(), settings, this::fixedConfig, changes);
    nowNanos = timestampNanos;
    DeviceSettings previous = settings;
    settings = next;
    for (String name : previous.interfaces().keySet()) {
      Loopback gone = next.interfaces().containsKey(name) ? null : loopbacks.remove(name);
      if (gone != null) {
        target.delete(gone.path(), nowNanos);
      }
    }
    next.interfaces()
        .forEach((name, after) ->
            changeInterface(name, previous.interfaces().get(name), after, lastTick));
    if (!next.equals(previous)) {
      system.show(next.system(), hostname(), nowNanos);
      system.publishConfig(nowNanos);
      system.publishState(dateTime, nowNanos);
      lldp.publishName(this, nowNanos);
    }
  }

  private void changeInterface(
      String name, @Nullable InterfaceSettings before, InterfaceSettings after, long lastTick) {
    if (after.equals(before)) {
      return;
    }
    Loopback loopback = loopbacks.get(name);
    Integer port = portsByName.get(name);
    if (port != null) {
      changePort(port, after, lastTick);
    } else if (loopback != null) {
      loopback.set(after, nowNanos);
    } else {
      createLoopback(name, after);
    }
  }

  private void changePort(int port, InterfaceSettings after, long lastTick) {
    InterfaceTree tree = ports.get(port);
    tree.show(after, InterfaceKind.ETHERNET);
    traffic.setMtu(port, after.effectiveMtu());
    Device peer = peers[port];
    if (peer != null) {
      peer.nowNanos = nowNanos;
    }
    traffic.setEnabled(port, after.enabled(), lastTick, this, peer == null ? this : peer);
    tree.publishConfig(nowNanos);
    tree.publishState(nowNanos);
  }

  private void createLoopback(String name, InterfaceSettings after) {
    loopbacks.put(name, new Loopback(target, name, nextLoopbackIfindex++, after, nowNanos));
  }

  private @Nullable Value fixedConfig(Path leaf) {
    Leaves leaves = fixedConfigs.get(leaf.parent());
    return leaves == null ? null : leaves.get(leaf.last().name());
  }

  private InterfaceSettings interfaceSettings(String name) {
    InterfaceSettings found = settings.interfaces().get(name);
    if (found == null) {
      throw new IllegalStateException(name() + " has no interface " + name);
    }
    return found;
  }

  String name() {
    return node.name();
  }

  /** How much work a tick of it is. */
  int weight() {
    return node.ports().size();
  }

  DeviceTraffic traffic() {
    return traffic;
  }

  void close() {
    target.close();
  }

  @Override
  public String hostname() {
    String hostname = settings.system().hostname();
    return hostname == null ? name() : hostname;
  }

  @Override
  public String description() {
    return node.model().description();
  }

  @Override
  public String chassisId() {
    return identifiers.macAddress(0);
  }
}
