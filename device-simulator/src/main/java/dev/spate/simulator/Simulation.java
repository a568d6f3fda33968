package dev.spate.simulator;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.simulator.traffic.DailyRhythm;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.SetHandler;
import dev.spate.store.Store;
import dev.spate.store.Target;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated network as it runs, one tick at a time and as fast as it is told to.
 *
 * <p>Devices are dealt out to shards, which the worker threads tick at the same time; a tick ends when all have. One thread at a time
 * may use a simulation.
 */
final class Simulation implements AutoCloseable {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Metrics metrics;
  private final DailyRhythm rhythm;
  private final int statusTicks;
  private final List<Target> targets;
  private final Device[] devices;
  private final Map<String, Device> devicesByName = new HashMap<>();
  private final List<Shard> shards;
  private final ExecutorService workers;
  private long ticks;

  /**
   * Claims the targets of all devices and publishes what they have at boot.
   *
   * @param setHandler is handed the Sets, and shall pass them to {@link #set} between two ticks
   * @throws IllegalStateException if a device's name is taken, or the thread is told to stop; nothing is claimed then
   */
  Simulation(SimulatorConfig config, Store store, SetHandler setHandler, long bootNanos) {
    metrics = store.metrics();
    rhythm = new DailyRhythm(config.traffic());
    statusTicks = config.statusTicks();
    List<Network.Node> nodes =
        Network.of(config.devices(), config.links(), config.generator()).devices();
    targets = claim(nodes, store, setHandler);
    devices = new Device[nodes.size()];
    int wanted =
        config.workers() == 0 ? Runtime.getRuntime().availableProcessors() : config.workers();
    shards = deal(nodes, Math.max(1, Math.min(wanted, nodes.size())));
    AtomicInteger number = new AtomicInteger();
    workers = Executors.newFixedThreadPool(shards.size(), task -> {
      Thread thread = new Thread(task, "simulator-worker-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    });
    try {
      boot(nodes, config, bootNanos);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop while the simulated devices were booted", e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static List<Target> claim(List<Network.Node> nodes, Store store, SetHandler setHandler) {
    List<Target> claimed = new ArrayList<>();
    try {
      for (Network.Node node : nodes) {
        claimed.add(store.claim(node.name(), true, setHandler));
      }
    } catch (RuntimeException e) {
      claimed.forEach(Target::close);
      throw e;
    }
    return List.copyOf(claimed);
  }

  /** Each device goes to the shard that has the least to do so far. */
  private static List<Shard> deal(List<Network.Node> nodes, int count) {
    List<Shard> shards = Stream.generate(Shard::new).limit(count).toList();
    for (int i = 0; i < nodes.size(); i++) {
      int weight = nodes.get(i).ports().size();
      shards.stream().min(Comparator.comparingInt(Shard::weight)).orElseThrow().add(i, weight);
    }
    return shards;
  }

  private void boot(List<Network.Node> nodes, SimulatorConfig config, long bootNanos)
      throws InterruptedException {
    String dateTime = dateTime(bootNanos);
    onWorkers(
        i -> devices[i] = new Device(nodes.get(i), config, targets.get(i), bootNanos, dateTime));
    for (Device device : devices) {
      devicesByName.put(device.name(), device);
      device.link(devices());
    }
    onWorkers(i -> devices[i].boot());
  }

  /**
   * Moves every device by one tick.
   *
   * @throws InterruptedException if the thread is told to stop
   */
  void runTick(long timestampNanos) throws InterruptedException {
    ticks++;
    boolean isStatus = ticks % statusTicks == 0;
    Tick tick = new Tick(
        ticks,
        timestampNanos,
        rhythm.at(timestampNanos),
        isStatus,
        isStatus ? dateTime(timestampNanos) : "");
    onWorkers(i -> devices[i].tick(tick));
    metrics.increment(Metric.SIMULATOR_TICKS);
  }

  /** Does something with each device, by its number, and returns when that is done with all. */
  private void onWorkers(IntConsumer step) throws InterruptedException {
    shards.forEach(shard -> shard.step = step);
    for (Future<Void> done : workers.invokeAll(shards)) {
      try {
        done.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the simulation failed in tick " + ticks, e.getCause());
      }
    }
  }

  /**
   * Carries out a Set on one device, between two ticks.
   *
   * @throws SetException if the device refuses it; nothing has changed then
   */
  void set(String device, List<Change> changes, long timestampNanos) {
    Device found = devicesByName.get(device);
    if (found == null) {
      throw new IllegalArgumentException("no simulated device is named " + device);
    }
    found.set(changes, timestampNanos, ticks);
  }

  List<Device> devices() {
    return Arrays.asList(devices);
  }

  private static String dateTime(long epochNanos) {
    return DATE_TIME.format(
        Instant.ofEpochSecond(0, epochNanos - Math.floorMod(epochNanos, NANOS_PER_SECOND)));
  }

  /** Gives back all targets. */
  @Override
  public void close() {
    workers.shutdownNow();
    targets.forEach(Target::close);
  }

  /** The devices of one worker, by their numbers. */
  private static final class Shard implements Callable<Void> {
    private final List<Integer> members = new ArrayList<>();
    private int weight;
    private IntConsumer step = member -> {};

    void add(int member, int memberWeight) {
      members.add(member);
      weight += memberWeight;
    }

    int weight() {
      return weight;
    }

    @Override
    public @Nullable Void call() {
      for (int member : members) {
        step.accept(member);
      }
      return null;
    }
  }
}
