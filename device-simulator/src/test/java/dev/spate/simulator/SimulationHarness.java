package dev.spate.simulator;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.simulator.traffic.TrafficConfig;
import dev.spate.store.Change;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.RecentConfig;
import dev.spate.store.Store;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A simulation on a clock moved by hand: two routers and a switch in a row, or any other network. */
final class SimulationHarness implements AutoCloseable {
  final ManualTime time = new ManualTime();
  final Store store;
  final Simulation simulation;
  private final Duration tick;

  SimulationHarness(SimulatorConfig config) {
    this(config, RecentConfig.defaults());
  }

  SimulationHarness(SimulatorConfig config, RecentConfig recent) {
    tick = config.tick();
    store = new Store(Schema.bundled(), time, new Metrics(), recent);
    simulation = new Simulation(config, store, this::handle, time.epochNanos());
  }

  static SimulationHarness inARow() {
    return new SimulationHarness(inARow(1, calm()));
  }

  /** router1:eth0 – eth1:router2:eth0 – gi0/0:switch1, and lo0 on the routers. */
  static SimulatorConfig inARow(int workers, TrafficConfig traffic) {
    SimulatorConfig defaults = SimulatorConfig.defaults();
    List<InterfaceConfig> routerPorts = List.of(
        InterfaceConfig.named("eth[0-3]"),
        new InterfaceConfig("lo0", InterfaceKind.LOOPBACK, null, null, "router id", null, null));
    return new SimulatorConfig(
        42,
        defaults.tick(),
        defaults.statusInterval(),
        workers,
        List.of(
            new DeviceConfig("router[1-2]", DeviceModel.ROUTER, routerPorts),
            new DeviceConfig("switch1", DeviceModel.SWITCH, null)),
        List.of(
            new LinkConfig("router1:eth0", "router2:eth1", Duration.ofMillis(2)),
            new LinkConfig("router2:eth0", "switch1:gi0/0", null)),
        GeneratorConfig.defaults(),
        traffic);
  }

  static TrafficConfig calm() {
    return traffic(Duration.ZERO, Duration.ZERO);
  }

  static TrafficConfig traffic(Duration errorBurstEvery, Duration flapEvery) {
    TrafficConfig d = TrafficConfig.defaults();
    return new TrafficConfig(
        d.meanLoad(),
        d.dailySwing(),
        d.busyHour(),
        d.meanBurst(),
        d.meanPause(),
        d.burstShape(),
        errorBurstEvery,
        d.meanErrorBurst(),
        flapEvery,
        d.meanOutage());
  }

  void run(Duration duration) {
    long end = time.epochNanos() + duration.toNanos();
    while (time.epochNanos() < end) {
      time.advance(tick);
      try {
        simulation.runTick(time.epochNanos());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private CompletionStage<Long> handle(String target, List<Change> changes) {
    try {
      simulation.set(target, changes, time.epochNanos());
      return CompletableFuture.completedFuture(time.epochNanos());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  long set(String target, Change... changes) {
    try {
      return store.set(target, List.of(changes)).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  static Change delete(String path) {
    return new Change.Delete(0, Path.parse(path));
  }

  /** An update of leaves below a path, given by their relative paths. */
  static Change update(String path, Map<String, Value> leaves) {
    return new Change.Update(0, Path.parse(path), absolute(path, leaves));
  }

  static Change replace(String path, Map<String, Value> leaves) {
    return new Change.Replace(0, Path.parse(path), absolute(path, leaves));
  }

  private static Map<Path, Value> absolute(String path, Map<String, Value> leaves) {
    Map<Path, Value> absolute = new TreeMap<>(java.util.Comparator.comparing(Path::toString));
    leaves.forEach((leaf, value) ->
        absolute.put(Path.parse(path + (leaf.isEmpty() ? "" : "/" + leaf)), value));
    return absolute;
  }

  /** Every leaf at or below a path with its value as text. */
  Map<String, String> texts(String target, String path) {
    Map<String, String> texts = new TreeMap<>();
    values(target, path).forEach((leaf, value) -> texts.put(leaf, value.text()));
    return texts;
  }

  Map<String, Value> values(String target, String path) {
    Map<String, Value> values = new TreeMap<>();
    Iterator<Match> matches = walk(target, path);
    while (matches.hasNext()) {
      Match match = matches.next();
      GroupReading reading = match.group().newReading();
      if (match.group().read(reading)) {
        for (int i = 0; i < match.group().shape().size(); i++) {
          if ((match.mask() & 1L << i) != 0 && reading.values().isPresent(i)) {
            String leaf = match
                .group()
                .container()
                .child(match.group().shape().leaf(i).name())
                .toString();
            values.put(leaf, reading.values().value(i));
          }
        }
      }
    }
    return values;
  }

  /** The value of one leaf as text, or "absent". */
  String text(String target, String leaf) {
    return texts(target, leaf).getOrDefault(leaf, "absent");
  }

  long number(String target, String leaf) {
    return Long.parseLong(text(target, leaf));
  }

  /** The timestamp of the group that a leaf is in. */
  long timestamp(String target, String leaf) {
    Group group = walk(target, leaf).next().group();
    GroupReading reading = group.newReading();
    group.read(reading);
    return reading.timestampNanos();
  }

  Iterator<Match> walk(String target, String path) {
    return store.walk(new Query(target, Path.parse(path), LeafFilter.ALL, ReadScope.ALL));
  }

  @Override
  public void close() {
    simulation.close();
  }
}
