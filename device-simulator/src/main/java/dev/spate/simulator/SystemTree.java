package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.schema.LeafType;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.ArrayList;
import java.util.List;

/** A device as a whole: its names and banners, its clock, its processors and memory taken together. */
final class SystemTree {
  private static final String ALL_PROCESSORS = "ALL";

  private final GroupWriter config;
  private final GroupWriter state;
  private final GroupWriter processors;
  private final GroupWriter processorsState;
  private final StatisticTree cpu;
  private final StatisticTree user;
  private final StatisticTree kernel;
  private final GroupWriter memory;
  private final int currentDatetime;
  private final int upTime;
  private final int used;
  private final int free;
  private final int available;
  private final long bootNanos;

  SystemTree(Target target, long bootNanos) {
    this.bootNanos = bootNanos;
    config = new GroupWriter(target, Paths.SYSTEM.child("config"), SystemSettings.LEAVES);
    List<String> names = new ArrayList<>(SystemSettings.LEAVES);
    names.addAll(List.of(
        "current-datetime",
        "up-time",
        "boot-time",
        "software-version",
        "last-configuration-timestamp"));
    state = new GroupWriter(target, Paths.SYSTEM.child("state"), names);
    state.number("boot-time", bootNanos).text("software-version", DeviceModel.SOFTWARE);
    currentDatetime = state.at("current-datetime");
    upTime = state.at("up-time");

    Path all = Paths.cpu(ALL_PROCESSORS);
    processors = new GroupWriter(target, all, List.of("index")).text("index", ALL_PROCESSORS);
    processorsState =
        new GroupWriter(target, all.child("state"), List.of("index")).text("index", ALL_PROCESSORS);
    cpu = new StatisticTree(target, all.child("state").child("total"), LeafType.Base.UINT);
    user = new StatisticTree(target, all.child("state").child("user"), LeafType.Base.UINT);
    kernel = new StatisticTree(target, all.child("state").child("kernel"), LeafType.Base.UINT);

    Path memoryState = Paths.SYSTEM.child("memory").child("state");
    List<String> memoryLeaves = List.of("physical", "reserved", "used", "free", "available");
    memory = new GroupWriter(target, memoryState, memoryLeaves, GroupOption.RECENT)
        .number("reserved", 0);
    used = memory.at("used");
    free = memory.at("free");
    available = memory.at("available");
  }

  /** Takes over what was set, at a time. A device always has a hostname: its own name, if nobody gave it another. */
  void show(SystemSettings settings, String effectiveHostname, long setNanos) {
    config.text("hostname", settings.hostname());
    state.text("hostname", effectiveHostname).number("last-configuration-timestamp", setNanos);
    for (GroupWriter leaves : List.of(config, state)) {
      leaves
          .text("domain-name", settings.domainName())
          .text("login-banner", settings.loginBanner())
          .text("motd-banner", settings.motdBanner());
    }
  }

  void publishFixed(long timestampNanos) {
    publishConfig(timestampNanos);
    processors.publish(timestampNanos);
    processorsState.publish(timestampNanos);
  }

  void publishConfig(long timestampNanos) {
    config.publish(timestampNanos);
  }

  void publishState(String dateTime, long timestampNanos) {
    state.setReference(currentDatetime, dateTime);
    state.setNumber(upTime, Math.max(0, timestampNanos - bootNanos));
    state.publish(timestampNanos);
  }

  void publish(Vitals vitals, long timestampNanos) {
    cpu.publish(vitals.cpu(), timestampNanos);
    user.publish(vitals.user(), timestampNanos);
    kernel.publish(vitals.kernel(), timestampNanos);
    long inUse = vitals.usedMemoryBytes();
    memory.number("physical", vitals.memoryBytes());
    memory.setNumber(used, inUse);
    memory.setNumber(free, vitals.memoryBytes() - inUse);
    memory.setNumber(available, vitals.memoryBytes() - inUse);
    memory.publish(timestampNanos);
  }
}
