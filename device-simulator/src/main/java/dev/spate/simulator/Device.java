package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.simulator.traffic.DeviceTraffic;
import dev.spate.simulator.traffic.PortListener;
import dev.spate.simulator.traffic.RandomStream;
import dev.spate.store.Change;
import dev.spate.store.GroupWriter;
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

  private final List<Port> ports = new ArrayList<>();
  private final Map<String, Port> portsByName = new HashMap<>();
  private final Map<String, Loopback> loopbacks = new LinkedHashMap<>();
  private final Map<Path, GroupWriter> fixedConfigs = new HashMap<>();
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
        node.ports().stream().map(Port::spec).toList(), config.traffic(), config.tick(), random);
    vitals = new Vitals(node.model(), random);
    List<String> names = node.ports().stream().map(Network.Port::name).toList();
    lldp = new LldpTree(target, names, this);
    for (Network.Port plan : node.ports()) {
      int index = ports.size();
      Port port = new Port(index, plan, target, identifiers.macAddress(index + 1), traffic, lldp);
      ports.add(port);
      portsByName.put(plan.name(), port);
      fix(port.ethernetConfig());
    }
    counters = new CounterTree(target, names, traffic.counters(), bootNanos);
    platform = new PlatformTree(target, node.model(), identifiers);
    system = new SystemTree(target, bootNanos);
    lldp.configs().forEach(this::fix);
    platform.configs().forEach(this::fix);
  }

  private void fix(GroupWriter config) {
    fixedConfigs.put(config.container(), config);
  }

  /** Joins the ports with their peers. */
  void link(List<Device> devices) {
    for (Port port : ports) {
      Network.Peer peer = node.ports().get(port.index()).peer();
      if (peer != null) {
        Device other = devices.get(peer.node());
        port.setPeer(other);
        if (peer.drivesLink()) {
          traffic.link(port.index(), other.traffic, peer.port());
        }
      }
    }
  }

  /** Publishes everything for the first time. All devices must have been linked. */
  void boot() {
    traffic.start();
    vitals.step(0, statusSeconds, nowNanos);
    system.show(settings.system(), hostname(), nowNanos);
    lldp.startHellos(nowNanos);
    ports.forEach(port -> port.boot(interfaceSettings(port.name()), nowNanos));
    for (InterfaceConfig loopback : node.loopbacks()) {
      createLoopback(loopback.name(), interfaceSettings(loopback.name()));
    }
    counters.publish(nowNanos);
    publishStatus();
  }

  /** Moves by one tick and publishes. */
  void tick(Tick tick) {
    nowNanos = tick.timestampNanos();
    traffic.tick(tick.number(), tick.rhythm(), this);
    counters.publish(nowNanos);
    if (tick.isStatus()) {
      dateTime = tick.dateTime();
      traffic.measureLinks(statusTicks);
      vitals.step(traffic.measureLoad(statusTicks), statusSeconds, nowNanos);
      publishStatus();
      sayHello();
    }
  }

  /** All but the counters of ports, also what seldom or never changes: its timestamp tells when it was last read. */
  private void publishStatus() {
    system.publishFixed(nowNanos);
    system.publishState(dateTime, nowNanos);
    system.publish(vitals, nowNanos);
    platform.publishFixed(nowNanos);
    platform.publish(vitals, nowNanos);
    lldp.publish(nowNanos);
    for (Port port : ports) {
      port.publish(nowNanos);
    }
    for (Loopback loopback : loopbacks.values()) {
      loopback.publish(nowNanos);
    }
  }

  private void sayHello() {
    if (lldp.isHelloDue(nowNanos)) {
      lldp.startHellos(nowNanos);
      ports.forEach(port -> port.hello(nowNanos));
    }
  }

  @Override
  public void portChanged(int port, boolean up) {
    counters.publish(port, nowNanos);
    ports.get(port).changed(up, nowNanos);
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
    Port port = portsByName.get(name);
    if (port != null) {
      changePort(port, after, lastTick);
    } else if (loopback != null) {
      loopback.set(after, nowNanos);
    } else {
      createLoopback(name, after);
    }
  }

  private void changePort(Port port, InterfaceSettings after, long lastTick) {
    port.show(after);
    traffic.setMtu(port.index(), after.effectiveMtu());
    Device peer = port.peer();
    if (peer != null) {
      peer.nowNanos = nowNanos;
    }
    boolean passesPackets = after.enabled() && !after.isLooped();
    traffic.setEnabled(port.index(), passesPackets, lastTick, this, peer == null ? this : peer);
    port.publishSettings(nowNanos);
  }

  private void createLoopback(String name, InterfaceSettings after) {
    loopbacks.put(name, new Loopback(target, name, nextLoopbackIfindex++, after, nowNanos));
  }

  /** A list's key is the leaf of the same name in its entry's config. */
  private @Nullable Value fixedConfig(Path leaf) {
    Path container = leaf.parent();
    GroupWriter leaves =
        fixedConfigs.getOrDefault(container, fixedConfigs.get(container.child("config")));
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
