package dev.spate.simulator;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.simulator.traffic.DailyRhythm;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.SetHandler;
import dev.spate.store.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
  private final List<Device> devices;
  private final Map<String, Device> devicesByName = new HashMap<>();
  private final List<Shard> shards = new ArrayList<>();
  private final ExecutorService workers;
  private long ticks;

  /**
   * Claims the targets of all devices and publishes what they have at boot.
   *
   * @param setHandler is handed the Sets, and shall pass them to {@link #set} between two ticks
   * @throws IllegalStateException if a device's name is taken; nothing is claimed then
   */
  Simulation(SimulatorConfig config, Store store, SetHandler setHandler, long bootNanos) {
    metrics = store.metrics();
    rhythm = new DailyRhythm(config.traffic());
    statusTicks = config.statusTicks();
    devices = claim(config, store, setHandler, bootNanos);
    devices.forEach(device -> devicesByName.put(device.name(), device));
    devices.forEach(device -> device.link(devices));
    devices.forEach(Device::boot);
    int wanted =
        config.workers() == 0 ? Runtime.getRuntime().availableProcessors() : config.workers();
    deal(Math.max(1, Math.min(wanted, devices.size())));
    AtomicInteger number = new AtomicInteger();
    workers = Executors.newFixedThreadPool(shards.size(), task -> {
      Thread thread = new Thread(task, "simulator-worker-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    });
  }

  private static List<Device> claim(
      SimulatorConfig config, Store store, SetHandler setHandler, long bootNanos) {
    List<Device> claimed = new ArrayList<>();
    String dateTime = dateTime(bootNanos);
    try {
      for (Network.Node node :
          Network.of(config.devices(), config.links(), config.generator()).devices()) {
        claimed.add(new Device(
            node, config, store.claim(node.name(), true, setHandler), bootNanos, dateTime));
      }
    } catch (RuntimeException e) {
      claimed.forEach(Device::close);
      throw e;
    }
    return List.copyOf(claimed);
  }

  /** Each device goes to the shard that has the least to do so far. */
  private void deal(int count) {
    for (int i = 0; i < count; i++) {
      shards.add(new Shard());
    }
    for (Device device : devices) {
      shards.stream().min(Comparator.comparingInt(Shard::weight)).orElseThrow().add(device);
    }
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
    shards.forEach(shard -> shard.tick = tick);
    for (Future<Void> done : workers.invokeAll(shards)) {
      try {
        done.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("tick " + ticks + " failed", e.getCause());
      }
    }
    metrics.increment(Metric.SIMULATOR_TICKS);
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
    return devices;
  }

  private static String dateTime(long epochNanos) {
    return DATE_TIME.format(
        Instant.ofEpochSecond(0, epochNanos - Math.floorMod(epochNanos, NANOS_PER_SECOND)));
  }

  /** Gives back all targets. */
  @Override
  public void close() {
    workers.shutdownNow();
    devices.forEach(Device::close);
  }

  /** The devices that one worker ticks. */
  private static final class Shard implements Callable<Void> {
    private final List<Device> devices = new ArrayList<>();
    private int weight;
    private @Nullable Tick tick;

    void add(Device device) {
      devices.add(device);
      weight += device.weight();
    }

    int weight() {
      return weight;
    }

    @Override
    public @Nullable Void call() {
      Tick now = tick;
      if (now != null) {
        for (Device device : devices) {
          device.tick(now);
        }
      }
      return null;
    }
  }
}
