package dev.spate.simulator;

import dev.spate.simulator.traffic.TrafficConfig;
import dev.spate.value.Field;
import java.time.Duration;
import java.util.List;

/**
 * The simulated network and how it is run.
 *
 * @param seed where all its randomness comes from: the same seed and network give the same values
 * @param tick from one step of the simulation to the next, 10 ms to 1 min; counters are published with each
 * @param statusInterval how often all else is measured and published, changed or not: state of interfaces, links, cpu, memory, temperature. A
 *     multiple of the tick, or else it is rounded up to one
 * @param workers threads that share the devices; 0 for one a processor
 * @param devices the devices, in the order in which they are numbered wherever their order counts
 * @param links what joins their ports
 * @param generator many more devices
 * @param traffic how traffic behaves
 */
public record SimulatorConfig(
    long seed,
    Duration tick,
    Duration statusInterval,
    int workers,
    List<DeviceConfig> devices,
    List<LinkConfig> links,
    GeneratorConfig generator,
    TrafficConfig traffic) {
  private static final Duration SHORTEST_TICK = Duration.ofMillis(10);
  private static final Duration LONGEST_TICK = Duration.ofMinutes(1);
  private static final int MOST_WORKERS = 256;

  public SimulatorConfig {
    Field.require(
        tick.compareTo(SHORTEST_TICK) >= 0 && tick.compareTo(LONGEST_TICK) <= 0,
        "tick",
        tick,
        "10ms to 1m");
    Field.require(
        !statusInterval.isNegative() && !statusInterval.isZero(),
        "statusInterval",
        statusInterval,
        "more than zero");
    Field.require(
        workers >= 0 && workers <= MOST_WORKERS,
        "workers",
        workers,
        "0 (one a processor) to " + MOST_WORKERS);
    devices = List.copyOf(devices);
    links = List.copyOf(links);
    // Links name ports that must exist: a mistake is told with the rest of the file, not when the
    // network is started.
    Network.of(devices, links, generator);
  }

  /** No device; a tick of 100 ms and a status each second. */
  public static SimulatorConfig defaults() {
    return new SimulatorConfig(
        1,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        0,
        List.of(),
        List.of(),
        GeneratorConfig.defaults(),
        TrafficConfig.defaults());
  }

  /** The names of the configured devices, in order; the generator's are not among them. */
  public List<String> deviceNames() {
    return devices.stream()
        .flatMap(device -> NameRange.expand(device.name()).stream())
        .toList();
  }

  /** The names of the generator's devices, in order. */
  public List<String> generatedNames() {
    return generator.count() == 0
        ? List.of()
        : NameRange.expand(generator.prefix() + "[1-" + generator.count() + "]");
  }

  /** Ticks from one publish of the status to the next. */
  int statusTicks() {
    return (int) Math.max(1, statusInterval.plus(tick).minusNanos(1).dividedBy(tick));
  }
}
