package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.simulator.traffic.Counter;
import dev.spate.simulator.traffic.PortCounters;
import dev.spate.store.Group;
import dev.spate.store.GroupOption;
import dev.spate.store.LeafValues;
import dev.spate.store.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The counters of all ports of a device as the store shows them: the one place that publishes with each tick. All ports share one
 * buffer, since their groups have one shape.
 */
final class CounterTree {
  private static final Counter[] COUNTERS = Counter.values();
  static final String LAST_CLEAR = "last-clear";

  /** The leaves of every interface's counters. */
  static final List<String> LEAVES = Stream.concat(
          Stream.of(COUNTERS).map(Counter::leaf), Stream.of(LAST_CLEAR))
      .toList();

  private final List<Group> groups = new ArrayList<>();
  private final PortCounters counters;
  private final LeafValues values;
  private final int[] leaves = new int[COUNTERS.length];

  /** The counters of ports with these names, last cleared when the device was booted. */
  CounterTree(Target target, List<String> ports, PortCounters counters, long bootNanos) {
    this.counters = counters;
    for (String port : ports) {
      Path container = Paths.interfaceOf(port).child("state").child("counters");
      groups.add(target.group(container, LEAVES, GroupOption.RECENT));
    }
    values = groups.get(0).newValues();
    for (Counter counter : COUNTERS) {
      leaves[counter.ordinal()] = values.shape().indexOf(counter.leaf());
    }
    values.setNumber(values.shape().indexOf(LAST_CLEAR), bootNanos);
  }

  void publish(long timestampNanos) {
    for (int port = 0; port < groups.size(); port++) {
      publish(port, timestampNanos);
    }
  }

  void publish(int port, long timestampNanos) {
    for (Counter counter : COUNTERS) {
      values.setNumber(leaves[counter.ordinal()], counters.get(port, counter));
    }
    groups.get(port).publishAfterClockReset(timestampNanos, values);
  }
}
