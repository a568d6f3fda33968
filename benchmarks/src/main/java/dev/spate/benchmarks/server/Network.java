package dev.spate.benchmarks.server;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.value.Field;
import java.util.List;

/**
 * The measured network: devices named device1 and so on, with interfaces eth0 and so on, each with
 * counters. A group is what has one timestamp and goes into one Notification; groups are numbered from 0, device by device.
 *
 * @param leaves counters of an interface
 * @param layout whether the counters of an interface are one group
 */
public record Network(int devices, int interfaces, int leaves, Layout layout) {

  /** How the counters of an interface are published. */
  public enum Layout {
    /** All in one group. */
    GROUPED,
    /** Each in a group of its own, in the same container. */
    ALONE
  }

  private static final List<String> COUNTERS = List.of(
      "in-octets",
      "in-pkts",
      "in-unicast-pkts",
      "in-broadcast-pkts",
      "in-multicast-pkts",
      "in-errors",
      "in-discards",
      "out-octets",
      "out-pkts",
      "out-unicast-pkts",
      "out-broadcast-pkts",
      "out-multicast-pkts",
      "out-discards",
      "out-errors",
      "in-unknown-protos",
      "in-fcs-errors",
      "carrier-transitions",
      "interface-transitions",
      "link-transitions",
      "resets");

  /** The smallest value; all have twelve digits, or six bytes of a varint, so that messages keep their size. */
  private static final long LEAST = 100_000_000_000L;

  private static final long RANGE = 9 * LEAST;

  public Network {
    Field.require(devices >= 1, "devices", devices, "at least 1");
    Field.require(interfaces >= 1, "interfaces", interfaces, "at least 1");
    Field.require(
        leaves >= 1 && leaves <= COUNTERS.size(), "leaves", leaves, "1 to " + COUNTERS.size());
    Field.require(
        (long) devices * interfaces * leaves <= Integer.MAX_VALUE / 2,
        "devices",
        devices,
        "so few that devices × interfaces × leaves is at most " + Integer.MAX_VALUE / 2);
  }

  /** How many groups there are. */
  public int groups() {
    return devices * interfaces * groupsOfInterface();
  }

  /** How many leaves a group has. */
  public int leavesOfGroup() {
    return layout == Layout.GROUPED ? leaves : 1;
  }

  /** The name of a device, counted from 0. */
  public String device(int index) {
    return "device" + (index + 1);
  }

  /** Which device a group belongs to, counted from 0. */
  public int deviceOf(int group) {
    return group / (interfaces * groupsOfInterface());
  }

  /** The target of a group. */
  public String target(int group) {
    return device(deviceOf(group));
  }

  /** The path that the leaves of a group are the children of. */
  public Path container(int group) {
    int index = group / groupsOfInterface() % interfaces;
    return Path.ROOT
        .child("interfaces")
        .child(PathElem.of("interface", "name", "eth" + index))
        .child("state")
        .child("counters");
  }

  /** The names of a group's leaves. */
  public List<String> leafNames(int group) {
    if (layout == Layout.GROUPED) {
      return COUNTERS.subList(0, leaves);
    }
    return List.of(COUNTERS.get(group % leaves));
  }

  /**
   * The value of a leaf at a tick; it differs from tick to tick, and goes up until it wraps.
   *
   * @param leaf its number in its group, from 0
   * @param tick 0 for the initial value
   */
  public long value(int group, int leaf, long tick) {
    long first = (long) group * leavesOfGroup() + leaf;
    return LEAST + (first * 10_000 + tick * (1_000 + leaf)) % RANGE;
  }

  private int groupsOfInterface() {
    return layout == Layout.GROUPED ? 1 : leaves;
  }
}
