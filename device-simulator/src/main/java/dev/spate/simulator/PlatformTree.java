package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.schema.LeafType;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.ArrayList;
import java.util.List;

/** The parts of a device: a chassis, and in it the operating system, the processors, fans and power supplies. */
final class PlatformTree {
  static final String CHASSIS = "chassis";
  private static final String TYPES = "openconfig-platform-types";

  private final Target target;
  private final List<GroupWriter> configs = new ArrayList<>();
  private final List<GroupWriter> fixed = new ArrayList<>();
  private final List<StatisticTree> processors = new ArrayList<>();
  private final StatisticTree temperature;
  private final GroupWriter memory;
  private final int availableMemory;
  private final int usedMemory;

  PlatformTree(Target target, DeviceModel model, Identifiers identifiers) {
    this.target = target;
    chassis(model, identifiers);
    Path chassisState = Paths.component(CHASSIS).child("state");
    temperature =
        new StatisticTree(target, chassisState.child("temperature"), LeafType.Base.DECIMAL);
    memory = new GroupWriter(
        target, chassisState.child("memory"), List.of("available", "utilized"), GroupOption.RECENT);
    availableMemory = memory.at("available");
    usedMemory = memory.at("utilized");
    component("os", "OPERATING_SYSTEM", "Operating system", List.of("software-version"))
        .text("software-version", DeviceModel.SOFTWARE);
    for (int i = 0; i < model.cores(); i++) {
      String name = "cpu" + i;
      component(name, "CPU", "Processor core " + i, List.of());
      Path utilization = Paths.component(name).child("cpu").child("utilization").child("state");
      processors.add(new StatisticTree(target, utilization, LeafType.Base.UINT));
    }
    for (String number : List.of("0", "1")) {
      component("fan" + number, "FAN", "Fan " + number, List.of());
      component("psu" + number, "POWER_SUPPLY", "Power supply " + number, List.of("serial-no"))
          .text("serial-no", identifiers.serial("psu" + number));
    }
  }

  private void chassis(DeviceModel model, Identifiers identifiers) {
    component(
            CHASSIS,
            "CHASSIS",
            model.description(),
            List.of("mfg-name", "model-name", "part-no", "serial-no", "base-mac-address"))
        .text("mfg-name", DeviceModel.MANUFACTURER)
        .text("model-name", model.modelName())
        .text("part-no", model.modelName() + "-A")
        .text("serial-no", identifiers.serial(CHASSIS))
        .text("base-mac-address", identifiers.macAddress(0));
  }

  private GroupWriter component(
      String name, String type, String description, List<String> ownLeaves) {
    Path path = Paths.component(name);
    fixed.add(new GroupWriter(target, path, List.of("name")).text("name", name));
    configs.add(new GroupWriter(target, path.child("config"), List.of("name")).text("name", name));
    boolean isChassis = name.equals(CHASSIS);
    List<String> names = new ArrayList<>(
        List.of("name", "type", "description", "oper-status", "removable", "empty"));
    names.addAll(ownLeaves);
    if (!isChassis) {
      names.add("parent");
    }
    GroupWriter state = new GroupWriter(target, path.child("state"), names);
    state
        .text("name", name)
        .identity("type", TYPES, type)
        .text("description", description)
        .identity("oper-status", TYPES, "ACTIVE")
        .bool("removable", false)
        .bool("empty", false);
    if (!isChassis) {
      state.text("parent", CHASSIS);
    }
    fixed.add(state);
    return state;
  }

  /** The groups under config, which nobody can change. */
  List<GroupWriter> configs() {
    return configs;
  }

  void publishFixed(long timestampNanos) {
    for (GroupWriter group : fixed) {
      group.publish(timestampNanos);
    }
    for (GroupWriter group : configs) {
      group.publish(timestampNanos);
    }
  }

  void publish(Vitals vitals, long timestampNanos) {
    for (int core = 0; core < processors.size(); core++) {
      processors.get(core).publish(vitals.core(core), timestampNanos);
    }
    temperature.publish(vitals.temperature(), timestampNanos);
    memory.setNumber(availableMemory, vitals.memoryBytes());
    memory.setNumber(usedMemory, vitals.usedMemoryBytes());
    memory.publish(timestampNanos);
  }
}
