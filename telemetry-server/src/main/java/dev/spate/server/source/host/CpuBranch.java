package dev.spate.server.source.host;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import dev.spate.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How one processor, or all together, spent the time between two samples. For one thread. */
final class CpuBranch {

  private static final Path CPUS = Path.ROOT.child("system").child("cpus");

  /** A way to spend time: its container in the model, and its ticks. */
  private record Use(String name, ToLongFunction<CpuTicks> ticks) {}

  private static final List<Use> USES = List.of(
      new Use("total", CpuTicks::busy),
      new Use("user", CpuTicks::user),
      new Use("kernel", CpuTicks::kernel),
      new Use("nice", CpuTicks::nice),
      new Use("idle", CpuTicks::idle),
      new Use("wait", CpuTicks::ioWait),
      new Use("hardware-interrupt", CpuTicks::hardwareInterrupt),
      new Use("software-interrupt", CpuTicks::softwareInterrupt));

  private final GroupWriter key;
  private final GroupWriter state;
  private final Map<Use, GroupWriter> uses = new LinkedHashMap<>();
  private CpuTicks last;

  /**
   * The processor of that number.
   *
   * @param first what it had spent at the first sample; percentages begin with the next one
   */
  static CpuBranch of(Target target, int number, CpuTicks first) {
    return new CpuBranch(target, Integer.toString(number), new Value.Uint(number), first);
  }

  /** All processors together. */
  static CpuBranch ofAll(Target target, CpuTicks first) {
    return new CpuBranch(target, "ALL", new Value.Text("ALL"), first);
  }

  private CpuBranch(Target target, String key, Value index, CpuTicks first) {
    Path path = CPUS.child(PathElem.of("cpu", "index", key));
    this.key = new GroupWriter(target, path, List.of("index")).set("index", index);
    this.state = new GroupWriter(target, path.child("state"), List.of("index")).set("index", index);
    for (Use use : USES) {
      Path container = path.child("state").child(use.name());
      uses.put(use, new GroupWriter(target, container, List.of("instant"), GroupOption.RECENT));
    }
    this.last = first;
  }

  void publish(CpuTicks ticks, long nowNanos) {
    key.publish(nowNanos);
    state.publish(nowNanos);
    CpuTicks spent = ticks.since(last);
    if (spent.total() > 0) {
      uses.forEach((use, group) ->
          group.number("instant", spent.percent(use.ticks().applyAsLong(spent))).publish(nowNanos));
      last = ticks;
    }
  }
}
