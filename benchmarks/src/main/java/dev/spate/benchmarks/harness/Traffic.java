package dev.spate.benchmarks.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a server publishes and how it delivers: the same for Spate and its rulers.
 *
 * @param devices targets
 * @param interfaces of each device
 * @param leaves of each interface, 1 to 20
 * @param layout how they are published
 * @param idle interfaces of one device more, {@value #IDLE_DEVICE}, which are published once and never change; 0 for no such device
 * @param schedule when the groups change
 * @param tick in which each leaf changes once
 * @param mode how the streams are subscribed
 * @param encoding of the values
 */
record Traffic(
    int devices,
    int interfaces,
    int leaves,
    Layout layout,
    int idle,
    Schedule schedule,
    Duration tick,
    Mode mode,
    Encoding encoding) {
  static final String IDLE_DEVICE = "idle";

  /** When the groups of a network change. */
  enum Schedule {
    /** Evenly over the tick. */
    SPREAD,
    /** All at once at each tick. */
    BURST,
    /** Published once, then never. */
    NONE,
    /** As SPREAD, with a tick so short that more changes than can be delivered; the floor sends as fast as its streams take it. */
    SATURATE
  }

  /** How the leaves of an interface are published. */
  enum Layout {
    /** In one group. */
    GROUPED,
    /** Each in a group of its own. */
    ALONE
  }

  /** The modes of a subscription that are measured. */
  enum Mode {
    ON_CHANGE,
    SAMPLE,
    ONCE;

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The encodings that are measured. */
  enum Encoding {
    PROTO,
    JSON,
    JSON_IETF
  }

  /** 20 devices of 100 interfaces of 12 counters, each changing every second: 24,000 changes a second. */
  static Traffic standard() {
    return new Traffic(
        20,
        100,
        12,
        Layout.GROUPED,
        0,
        Schedule.SPREAD,
        Duration.ofSeconds(1),
        Mode.ON_CHANGE,
        Encoding.PROTO);
  }

  Traffic with(Schedule newSchedule) {
    return new Traffic(
        devices, interfaces, leaves, layout, idle, newSchedule, tick, mode, encoding);
  }

  Traffic with(Mode newMode) {
    return new Traffic(
        devices, interfaces, leaves, layout, idle, schedule, tick, newMode, encoding);
  }

  Traffic with(Encoding newEncoding) {
    return new Traffic(
        devices, interfaces, leaves, layout, idle, schedule, tick, mode, newEncoding);
  }

  Traffic every(Duration newTick) {
    return new Traffic(
        devices, interfaces, leaves, layout, idle, schedule, newTick, mode, encoding);
  }

  /** A network of other dimensions. */
  Traffic network(int newDevices, int newInterfaces, int newLeaves) {
    return new Traffic(
        newDevices, newInterfaces, newLeaves, layout, idle, schedule, tick, mode, encoding);
  }

  Traffic with(Layout newLayout) {
    return new Traffic(
        devices, interfaces, leaves, newLayout, idle, schedule, tick, mode, encoding);
  }

  /** With so many interfaces that never change. */
  Traffic withIdle(int newIdle) {
    return new Traffic(
        devices, interfaces, leaves, layout, newIdle, schedule, tick, mode, encoding);
  }

  /** All leaves of the network, the idle ones apart. */
  long allLeaves() {
    return (long) devices * interfaces * leaves;
  }

  /** The options by which a server is told. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(
        "--devices", String.valueOf(devices),
        "--interfaces", String.valueOf(interfaces),
        "--leaves", String.valueOf(leaves),
        "--layout", layout.name().toLowerCase(Locale.ROOT),
        "--schedule", schedule.name().toLowerCase(Locale.ROOT),
        "--tick", tick.toMillis() + "ms",
        "--mode", mode.id(),
        "--encoding", encoding.name().toLowerCase(Locale.ROOT)));
    if (idle > 0) {
      arguments.addAll(List.of("--idle", String.valueOf(idle)));
    }
    return arguments;
  }
}
