package dev.spate.server.source.host;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
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

  private final Target target;
  private final List<GroupWriter> constant = new ArrayList<>();
  private final Map<String, InterfaceBranch> interfaces = new HashMap<>();
  private final List<CpuBranch> cpus = new ArrayList<>();
  private final GroupWriter memory;
  private final GroupWriter utilization;
  private CpuTicks lastTicks;
  private @Nullable GroupWriter temperature;

  HostTree(Target target, HostFacts facts, HostSample first) {
    this.target = target;
    constant.add(new GroupWriter(
            target, SYSTEM.child("state"), List.of("hostname", "software-version", "boot-time"))
        .textIfAllowed("hostname", facts.hostname())
        .text("software-version", facts.software())
        .number("boot-time", facts.bootNanos()));
    constant.add(new GroupWriter(target, CPU, List.of("name")).text("name", "CPU"));
    constant.add(new GroupWriter(target, CPU.child("config"), List.of("name")).text("name", "CPU"));
    constant.add(new GroupWriter(
            target, CPU.child("state"), List.of("name", "type", "model-name", "mfg-name"))
        .text("name", "CPU")
        .identity("type", "openconfig-platform-types", "CPU")
        .text("model-name", facts.cpuModel())
        .text("mfg-name", facts.cpuVendor()));
    this.utilization = new GroupWriter(
        target,
        CPU.child("cpu").child("utilization").child("state"),
        List.of("instant"),
        GroupOption.RECENT);
    this.memory = new GroupWriter(
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

  void publish(HostSample sample, long nowNanos) {
    constant.forEach(group -> group.publish(nowNanos));
    publishInterfaces(sample.interfaces(), nowNanos);
    publishCpus(sample, nowNanos);
    memory
        .number("physical", sample.memory().physical())
        .number("available", sample.memory().available())
        .number("used", sample.memory().physical() - sample.memory().available())
        .publish(nowNanos);
    publishTemperature(sample.cpuCelsius(), nowNanos);
  }

  private void publishInterfaces(List<InterfaceSample> samples, long nowNanos) {
    Set<String> gone = new HashSet<>(interfaces.keySet());
    for (InterfaceSample sample : samples) {
      gone.remove(sample.name());
      InterfaceBranch branch = interfaces.get(sample.name());
      if (branch != null && !branch.isOf(sample)) {
        branch.delete(nowNanos);
        branch = null;
      }
      if (branch == null) {
        branch = new InterfaceBranch(target, sample);
        interfaces.put(sample.name(), branch);
      }
      branch.publish(sample, nowNanos);
    }
    for (String name : gone) {
      InterfaceBranch branch = interfaces.remove(name);
      if (branch != null) {
        branch.delete(nowNanos);
      }
    }
  }

  private void publishCpus(HostSample sample, long nowNanos) {
    cpus.get(0).publish(sample.cpu(), nowNanos);
    // A processor that was plugged in since is part of the whole only.
    for (int i = 1; i < cpus.size() && i <= sample.cpus().size(); i++) {
      cpus.get(i).publish(sample.cpus().get(i - 1), nowNanos);
    }
    CpuTicks spent = sample.cpu().since(lastTicks);
    if (spent.total() > 0) {
      utilization.number("instant", spent.percent(spent.busy())).publish(nowNanos);
      lastTicks = sample.cpu();
    }
  }

  private void publishTemperature(double celsius, long nowNanos) {
    if (Double.isNaN(celsius)) {
      return;
    }
    if (temperature == null) {
      temperature = new GroupWriter(
          target, CPU.child("state").child("temperature"), List.of("instant"), GroupOption.RECENT);
    }
    temperature.decimal("instant", celsius).publish(nowNanos);
  }
}
