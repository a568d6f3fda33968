package dev.spate.server.source.host;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.store.GroupOption;
import dev.spate.store.Target;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machine as a tree of OpenConfig paths. Publishes samples; interfaces are born and deleted as they come and go. For one
 * thread.
 */
final class HostTree {

  private static final Path SYSTEM = Path.ROOT.child("system");
  private static final Path CPU =
      Path.ROOT.child("components").child(PathElem.of("component", "name", "CPU"));
  private static final double TENTHS = 10;

  private final Target target;
  private final List<LeafGroup> constant = new ArrayList<>();
  private final Map<String, InterfaceBranch> interfaces = new HashMap<>();
  private final List<CpuBranch> cpus = new ArrayList<>();
  private final LeafGroup memory;
  private final LeafGroup utilization;
  private CpuTicks lastTicks;
  private @Nullable LeafGroup temperature;

  HostTree(Target target, HostFacts facts, HostSample first) {
    this.target = target;
    constant.add(new LeafGroup(
            target, SYSTEM.child("state"), List.of("hostname", "software-version", "boot-time"))
        .textIfAllowed("hostname", facts.hostname())
        .text("software-version", facts.software())
        .number("boot-time", facts.bootNanos()));
    constant.add(new LeafGroup(target, CPU, List.of("name")).text("name", "CPU"));
    constant.add(new LeafGroup(target, CPU.child("config"), List.of("name")).text("name", "CPU"));
    constant.add(
        new LeafGroup(target, CPU.child("state"), List.of("name", "type", "model-name", "mfg-name"))
            .text("name", "CPU")
            .set("type", new Value.Identity("openconfig-platform-types", "CPU"))
            .text("model-name", facts.cpuModel())
            .text("mfg-name", facts.cpuVendor()));
    this.utilization = new LeafGroup(
        target,
        CPU.child("cpu").child("utilization").child("state"),
        List.of("instant"),
        GroupOption.RECENT);
    this.memory = new LeafGroup(
        target,
        SYSTEM.child("memory").child("state"),
        List.of("physical", "used", "available"),
        GroupOption.RECENT);
    this.lastTicks = first.cpu();
    cpus.add(CpuBranch.ofAll(target, first.cpu()));
    for (int i = 0; i < first.cpus().size(); i++) {
      cpus.add(CpuBranch.of(target, i, first.cpus().get(i)));
    }
  }

  void publish(HostSample sample, Moment moment) {
    constant.forEach(group -> group.publish(moment));
    publishInterfaces(sample.interfaces(), moment);
    publishCpus(sample, moment);
    memory
        .number("physical", sample.memory().physical())
        .number("available", sample.memory().available())
        .number("used", sample.memory().physical() - sample.memory().available())
        .publish(moment);
    publishTemperature(sample.cpuCelsius(), moment);
  }

  private void publishInterfaces(List<InterfaceSample> samples, Moment moment) {
    Set<String> gone = new HashSet<>(interfaces.keySet());
    for (InterfaceSample sample : samples) {
      gone.remove(sample.name());
      InterfaceBranch branch = interfaces.get(sample.name());
      if (branch != null && !branch.isOf(sample)) {
        branch.delete(moment.epochNanos());
        branch = null;
      }
      if (branch == null) {
        branch = new InterfaceBranch(target, sample);
        interfaces.put(sample.name(), branch);
      }
      branch.publish(sample, moment);
    }
    for (String name : gone) {
      InterfaceBranch branch = interfaces.remove(name);
      if (branch != null) {
        branch.delete(moment.epochNanos());
      }
    }
  }

  private void publishCpus(HostSample sample, Moment moment) {
    cpus.get(0).publish(sample.cpu(), moment);
    // A processor that was plugged in since is part of the whole only.
    for (int i = 1; i < cpus.size() && i <= sample.cpus().size(); i++) {
      cpus.get(i).publish(sample.cpus().get(i - 1), moment);
    }
    CpuTicks spent = sample.cpu().since(lastTicks);
    if (spent.total() > 0) {
      utilization.number("instant", spent.percent(spent.busy())).publish(moment);
      lastTicks = sample.cpu();
    }
  }

  private void publishTemperature(double celsius, Moment moment) {
    if (Double.isNaN(celsius)) {
      return;
    }
    if (temperature == null) {
      temperature = new LeafGroup(
          target, CPU.child("state").child("temperature"), List.of("instant"), GroupOption.RECENT);
    }
    temperature
        .set("instant", new Value.Decimal(Math.round(celsius * TENTHS) / TENTHS))
        .publish(moment);
  }
}
