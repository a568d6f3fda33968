package dev.spate.simulator;

import dev.spate.simulator.traffic.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The health of a device: its processor works the harder the more traffic there is, with noise that is forgotten within seconds; its
 * temperature follows the processor's work slowly; its memory grows and shrinks at random. Belongs to the device's worker.
 */
final class Vitals {
  private static final double IDLE_PERCENT = 6;
  private static final double PERCENT_AT_FULL_LOAD = 55;
  private static final double KERNEL_SHARE = 0.35;
  private static final double NOISE_SECONDS = 8;
  private static final double NOISE_PERCENT = 4;
  private static final double AMBIENT_CELSIUS = 27;
  private static final double CELSIUS_PER_PERCENT = 0.32;
  private static final double THERMAL_SECONDS = 90;
  private static final double MEMORY_DRIFT = 0.0005;
  private static final double LEAST_MEMORY = 0.2;
  private static final double MOST_MEMORY = 0.8;

  private final RandomStream random;
  private final long memoryBytes;
  private final Statistic cpu = new Statistic();
  private final Statistic user = new Statistic();
  private final Statistic kernel = new Statistic();
  private final List<Statistic> cores = new ArrayList<>();
  private final Statistic temperature = new Statistic();
  private final double ambient;
  private final double[] noise;
  private double celsius;
  private double memoryShare;

  Vitals(DeviceModel model, RandomStream random) {
    this.random = random;
    memoryBytes = model.memoryBytes();
    noise = new double[model.cores()];
    for (int core = 0; core < noise.length; core++) {
      cores.add(new Statistic());
    }
    memoryShare = random.between(0.3, 0.5);
    ambient = AMBIENT_CELSIUS + random.between(-3, 3);
    celsius = ambient + CELSIUS_PER_PERCENT * IDLE_PERCENT;
  }

  /**
   * Moves on.
   *
   * @param load mean load of the ports, 0 to 1
   */
  void step(double load, double seconds, long timestampNanos) {
    double forgotten = Math.min(1, seconds / NOISE_SECONDS);
    double sum = 0;
    for (int core = 0; core < noise.length; core++) {
      noise[core] += forgotten * (random.between(-1, 1) * NOISE_PERCENT * 3 - noise[core]);
      double busy =
          Math.min(100, Math.max(1, IDLE_PERCENT + PERCENT_AT_FULL_LOAD * load + noise[core]));
      cores.get(core).add(busy, timestampNanos);
      sum += busy;
    }
    double percent = sum / noise.length;
    celsius += Math.min(1, seconds / THERMAL_SECONDS)
        * (ambient + CELSIUS_PER_PERCENT * percent - celsius);
    memoryShare += random.between(-MEMORY_DRIFT, MEMORY_DRIFT);
    memoryShare = Math.min(MOST_MEMORY, Math.max(LEAST_MEMORY, memoryShare));
    cpu.add(percent, timestampNanos);
    kernel.add(percent * KERNEL_SHARE, timestampNanos);
    user.add(percent * (1 - KERNEL_SHARE), timestampNanos);
    temperature.add(celsius, timestampNanos);
  }

  /** Percent of one processor core's time. */
  Statistic core(int core) {
    return cores.get(core);
  }

  /** Percent of all cores' time; {@link #user} and {@link #kernel} are its parts. */
  Statistic cpu() {
    return cpu;
  }

  Statistic user() {
    return user;
  }

  Statistic kernel() {
    return kernel;
  }

  /** Degrees Celsius. */
  Statistic temperature() {
    return temperature;
  }

  long memoryBytes() {
    return memoryBytes;
  }

  long usedMemoryBytes() {
    // In whole pages, as any system tells it.
    return (long) (memoryBytes * memoryShare) & ~0xfffL;
  }
}
