package dev.spate.server.source.host;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.server.source.host.InterfaceSample.Counters;
import dev.spate.server.source.host.InterfaceSample.OperStatus;
import dev.spate.server.source.host.InterfaceSample.Type;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One interface's branch of the tree, from its birth to its end. For one thread. */
final class InterfaceBranch {

  private static final Path INTERFACES = Path.ROOT.child("interfaces");
  private static final String IANA = "iana-if-type";
  private static final String ETHERNET = "openconfig-if-ethernet";

  /** The model's MTU has 16 bits; Linux's loopback has one of 65,536. */
  private static final long LARGEST_MTU = 65_535;

  private static final Map<Long, String> SPEEDS = Map.of(
      10_000_000L, "SPEED_10MB",
      100_000_000L, "SPEED_100MB",
      1_000_000_000L, "SPEED_1GB",
      2_500_000_000L, "SPEED_2500MB",
      5_000_000_000L, "SPEED_5GB",
      10_000_000_000L, "SPEED_10GB",
      25_000_000_000L, "SPEED_25GB",
      40_000_000_000L, "SPEED_40GB",
      50_000_000_000L, "SPEED_50GB",
      100_000_000_000L, "SPEED_100GB");

  private final Target target;
  private final Path path;
  private final int index;
  private final GroupWriter key;
  private final GroupWriter config;
  private final GroupWriter state;
  private final GroupWriter counters;
  private final @Nullable GroupWriter ethernet;
  private @Nullable OperStatus operStatus;

  InterfaceBranch(Target target, InterfaceSample born) {
    this.target = target;
    this.path = INTERFACES.child(PathElem.of("interface", "name", born.name()));
    this.index = born.index();
    this.key = new GroupWriter(target, path, List.of("name"));
    this.config = new GroupWriter(
        target, path.child("config"), List.of("name", "type", "mtu", "description", "enabled"));
    this.state = new GroupWriter(
        target,
        path.child("state"),
        List.of(
            "name",
            "type",
            "mtu",
            "description",
            "enabled",
            "ifindex",
            "admin-status",
            "oper-status",
            "last-change"),
        GroupOption.RECENT);
    this.counters = new GroupWriter(
        target,
        path.child("state").child("counters"),
        List.of(
            "in-octets",
            "in-pkts",
            "in-errors",
            "in-discards",
            "out-octets",
            "out-pkts",
            "out-errors"),
        GroupOption.RECENT);
    this.ethernet = born.type() == Type.ETHERNET_CSMACD
        ? new GroupWriter(
            target, path.child("ethernet").child("state"), List.of("mac-address", "port-speed"))
        : null;
    key.text("name", born.name());
  }

  /** Whether this is still the same interface, and not another one that was given its name. */
  boolean isOf(InterfaceSample sample) {
    return sample.index() == index && (sample.type() == Type.ETHERNET_CSMACD) == (ethernet != null);
  }

  void publish(InterfaceSample sample, long nowNanos) {
    key.publish(nowNanos);
    configured(config, sample).publish(nowNanos);
    configured(state, sample)
        .number("ifindex", sample.index())
        .text("admin-status", sample.enabled() ? "UP" : "DOWN")
        .text("oper-status", sample.operStatus().name());
    // Not known before it is seen.
    if (operStatus != null && operStatus != sample.operStatus()) {
      state.number("last-change", nowNanos);
    }
    operStatus = sample.operStatus();
    state.publish(nowNanos);
    counted(sample.counters()).publish(nowNanos);
    if (ethernet != null) {
      ethernet.text("mac-address", sample.mac());
      String speed = SPEEDS.get(sample.speed());
      if (speed != null) {
        ethernet.identity("port-speed", ETHERNET, speed);
      }
      ethernet.publish(nowNanos);
    }
  }

  void delete(long timestampNanos) {
    target.delete(path, timestampNanos);
  }

  private static GroupWriter configured(GroupWriter group, InterfaceSample sample) {
    group
        .text("name", sample.name())
        .identity("type", IANA, sample.type().identity())
        .bool("enabled", sample.enabled());
    if (sample.mtu() > 0 && sample.mtu() <= LARGEST_MTU) {
      group.number("mtu", sample.mtu());
    }
    if (!sample.description().isEmpty()) {
      group.text("description", sample.description());
    }
    return group;
  }

  private GroupWriter counted(Counters counted) {
    return counters
        .number("in-octets", counted.inOctets())
        .number("in-pkts", counted.inPackets())
        .number("in-errors", counted.inErrors())
        .number("in-discards", counted.inDiscards())
        .number("out-octets", counted.outOctets())
        .number("out-pkts", counted.outPackets())
        .number("out-errors", counted.outErrors());
  }
}
