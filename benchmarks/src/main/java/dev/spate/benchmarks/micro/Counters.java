package dev.spate.benchmarks.micro;

import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.TimeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The counters of a network in a store: {@value #DEVICES} devices with {@value #INTERFACES} interfaces each, whose {@value #LEAVES}
 * counters are one group. For one thread at a time.
 */
public final class Counters {

  static final int DEVICES = 20;
  static final int INTERFACES = 100;
  public static final int LEAVES = 12;
  static final int GROUPS = DEVICES * INTERFACES;

  static final List<String> NAMES = List.of(
      "in-octets",
      "in-pkts",
      "in-unicast-pkts",
      "in-broadcast-pkts",
      "in-multicast-pkts",
      "in-errors",
      "out-octets",
      "out-pkts",
      "out-unicast-pkts",
      "out-broadcast-pkts",
      "out-multicast-pkts",
      "out-errors");

  public final Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());
  private final Group[] groups;
  private final LeafValues values;
  private int next;
  private long tick;

  public Counters() {
    List<Group> born = new ArrayList<>();
    for (int device = 1; device <= DEVICES; device++) {
      Target target = store.claim("device" + device, true, null);
      for (int i = 1; i <= INTERFACES; i++) {
        born.add(target.group(container(i), NAMES));
      }
    }
    groups = born.toArray(Group[]::new);
    values = groups[0].newValues();
    publishAll();
  }

  static Path container(int interfaceNumber) {
    return Path.parse("/interfaces/interface[name=eth" + interfaceNumber + "]/state/counters");
  }

  /** The next group in turn gets values that all differ from the ones before. */
  boolean publishNext() {
    tick++;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      values.setNumber(leaf, tick + leaf);
    }
    Group group = groups[next];
    next = next + 1 == groups.length ? 0 : next + 1;
    return group.publish(tick, values);
  }

  void publishAll() {
    for (int i = 0; i < groups.length; i++) {
      publishNext();
    }
  }
}
