package dev.spate.simulator.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A ring of devices, each with a linked port to either side (0 to the next, 1 to the one before) and an unlinked port 2. */
final class TrafficHarness {
  static final int NEXT = 0;
  static final int PREVIOUS = 1;
  static final int EDGE = 2;
  static final long GIGABIT = 1_000_000_000L;
  static final PortListener IGNORE = (port, up) -> {};

  final Duration tick = Duration.ofMillis(100);
  final List<DeviceTraffic> devices = new ArrayList<>();
  private final DailyRhythm rhythm;
  long ticks;

  TrafficHarness(int count, TrafficConfig config, long seed) {
    this(count, config, seed, 0);
  }

  TrafficHarness(int count, TrafficConfig config, long seed, double load) {
    rhythm = new DailyRhythm(config);
    long latency = Duration.ofMillis(2).toNanos();
    for (int i = 0; i < count; i++) {
      List<PortSpec> ports = List.of(
          new PortSpec(GIGABIT, 1500, true, load, true, true, latency),
          new PortSpec(GIGABIT, 1500, true, load, true, false, latency),
          new PortSpec(GIGABIT, 9000, true, load, false, false, 0));
      devices.add(new DeviceTraffic(ports, config, tick, new RandomStream(seed, "device" + i)));
    }
    for (int i = 0; i < count; i++) {
      devices.get(i).link(NEXT, devices.get((i + 1) % count), PREVIOUS);
    }
    devices.forEach(DeviceTraffic::start);
  }

  DeviceTraffic device(int i) {
    return devices.get(i);
  }

  void run(Duration time) {
    long last = ticks + time.dividedBy(tick);
    while (ticks < last) {
      runTick(devices);
    }
  }

  void runTickBackwards() {
    List<DeviceTraffic> reversed = new ArrayList<>(devices);
    Collections.reverse(reversed);
    runTick(reversed);
  }

  private void runTick(List<DeviceTraffic> order) {
    ticks++;
    double factor = rhythm.at(ticks * tick.toNanos());
    order.forEach(device -> device.tick(ticks, factor, IGNORE));
  }

  long get(int device, int port, Counter counter) {
    return devices.get(device).counters().get(port, counter);
  }

  List<Long> everyCounter() {
    List<Long> all = new ArrayList<>();
    for (DeviceTraffic device : devices) {
      for (int port = 0; port <= EDGE; port++) {
        for (Counter counter : Counter.values()) {
          all.add(device.counters().get(port, counter));
        }
      }
    }
    return all;
  }

  /** Defaults with errors and failures as often as given. */
  static TrafficConfig troubled(Duration errorBurstEvery, Duration flapEvery) {
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

  /** Without errors or failures, and with a day and bursts as given. */
  static TrafficConfig daily(double dailySwing, int busyHour, double burstShape) {
    TrafficConfig d = TrafficConfig.defaults();
    return new TrafficConfig(
        d.meanLoad(),
        dailySwing,
        busyHour,
        d.meanBurst(),
        d.meanPause(),
        burstShape,
        Duration.ZERO,
        d.meanErrorBurst(),
        Duration.ZERO,
        d.meanOutage());
  }

  static TrafficConfig calm() {
    return troubled(Duration.ZERO, Duration.ZERO);
  }
}
