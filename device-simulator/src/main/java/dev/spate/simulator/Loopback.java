package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.simulator.traffic.Counter;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.List;

/** A loopback interface: no link, no traffic; up while it is enabled. */
final class Loopback {
  private final InterfaceTree tree;
  private final GroupWriter counters;
  private long transitions;
  private boolean up;

  Loopback(Target target, String name, int ifindex, InterfaceSettings settings, long bornNanos) {
    tree = new InterfaceTree(target, name, ifindex, true);
    counters =
        new GroupWriter(target, tree.path().child("state").child("counters"), CounterTree.LEAVES);
    for (Counter counter : Counter.values()) {
      counters.number(counter.leaf(), 0);
    }
    counters.number(CounterTree.LAST_CLEAR, bornNanos);
    up = settings.enabled();
    tree.show(settings, InterfaceKind.LOOPBACK);
    tree.showStatus(up, false, bornNanos);
    publish(bornNanos);
  }

  void set(InterfaceSettings settings, long timestampNanos) {
    tree.show(settings, InterfaceKind.LOOPBACK);
    if (up != settings.enabled()) {
      up = settings.enabled();
      transitions++;
      for (Counter counter : List.of(
          Counter.CARRIER_TRANSITIONS, Counter.INTERFACE_TRANSITIONS, Counter.LINK_TRANSITIONS)) {
        counters.number(counter.leaf(), transitions);
      }
      tree.showStatus(up, false, timestampNanos);
      counters.publish(timestampNanos);
    }
    tree.publishConfig(timestampNanos);
    tree.publishState(timestampNanos);
  }

  void publish(long timestampNanos) {
    tree.publish(timestampNanos);
    counters.publish(timestampNanos);
  }

  Path path() {
    return tree.path();
  }
}
