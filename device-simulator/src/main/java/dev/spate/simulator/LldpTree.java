package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What LLDP (IEEE 802.1AB) tells of a device and of its neighbours. A neighbour is there while the link to it is up; it goes with the
 * link, and is learnt again when the link comes back.
 */
final class LldpTree {
  private static final long HELLO_SECONDS = 30;
  private static final long TTL_SECONDS = 120;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final String NEIGHBOR_ID = "1";

  /** What a device tells its neighbours of itself. */
  interface Speaker {
    String hostname();

    String description();

    String chassisId();
  }

  /** A neighbour's entry in the list, and what it said. */
  private record Neighbor(GroupWriter entry, GroupWriter state) {
    void publish(long timestampNanos) {
      entry.publish(timestampNanos);
      state.publish(timestampNanos);
    }
  }

  private final Target target;
  private final List<String> ports;
  private final List<GroupWriter> fixed = new ArrayList<>();
  private final List<GroupWriter> configs = new ArrayList<>();
  private final GroupWriter state;
  private final @Nullable Neighbor[] neighbors;
  private final long[] learntNanos;
  private long lastHelloNanos;

  LldpTree(Target target, List<String> ports, Speaker self) {
    this.target = target;
    this.ports = ports;
    neighbors = new @Nullable Neighbor[ports.size()];
    learntNanos = new long[ports.size()];
    List<String> timers = List.of("enabled", "hello-timer", "ttl");
    configs.add(timers(new GroupWriter(target, Paths.LLDP.child("config"), timers)));
    List<String> all = new ArrayList<>(timers);
    all.addAll(List.of("system-name", "system-description", "chassis-id", "chassis-id-type"));
    state = timers(new GroupWriter(target, Paths.LLDP.child("state"), all));
    introduce(state, self);
    for (String port : ports) {
      Path path = Paths.lldpInterface(port);
      fixed.add(new GroupWriter(target, path, List.of("name")).text("name", port));
      for (String part : List.of("config", "state")) {
        GroupWriter leaves = new GroupWriter(target, path.child(part), List.of("name", "enabled"));
        (part.equals("config") ? configs : fixed)
            .add(leaves.text("name", port).bool("enabled", true));
      }
    }
  }

  private static GroupWriter timers(GroupWriter leaves) {
    return leaves
        .bool("enabled", true)
        .number("hello-timer", HELLO_SECONDS)
        .number("ttl", TTL_SECONDS);
  }

  private static void introduce(GroupWriter leaves, Speaker speaker) {
    leaves
        .text("system-name", speaker.hostname())
        .text("system-description", speaker.description())
        .text("chassis-id", speaker.chassisId())
        .text("chassis-id-type", "MAC_ADDRESS");
  }

  /** The groups under config, which nobody can change. */
  List<GroupWriter> configs() {
    return configs;
  }

  void publish(long timestampNanos) {
    for (GroupWriter group : configs) {
      group.publish(timestampNanos);
    }
    for (GroupWriter group : fixed) {
      group.publish(timestampNanos);
    }
    state.publish(timestampNanos);
    for (Neighbor neighbor : neighbors) {
      if (neighbor != null) {
        neighbor.publish(timestampNanos);
      }
    }
  }

  void publishName(Speaker self, long timestampNanos) {
    state.text("system-name", self.hostname()).publish(timestampNanos);
  }

  /** The link of a port came up: its neighbour is learnt. */
  void learn(int port, Speaker neighbor, String neighborPort, long timestampNanos) {
    Path path = Paths.lldpNeighbor(ports.get(port), NEIGHBOR_ID);
    List<String> names = List.of(
        "id",
        "system-name",
        "system-description",
        "chassis-id",
        "chassis-id-type",
        "age",
        "last-update",
        "ttl",
        "port-id",
        "port-id-type");
    GroupWriter entry = new GroupWriter(target, path, List.of("id")).text("id", NEIGHBOR_ID);
    GroupWriter leaves = new GroupWriter(target, path.child("state"), names);
    introduce(leaves, neighbor);
    leaves
        .text("id", NEIGHBOR_ID)
        .number("age", 0)
        .number("last-update", 0)
        .number("ttl", TTL_SECONDS)
        .text("port-id", neighborPort)
        .text("port-id-type", "INTERFACE_NAME");
    Neighbor learnt = new Neighbor(entry, leaves);
    learnt.publish(timestampNanos);
    learntNanos[port] = timestampNanos;
    neighbors[port] = learnt;
  }

  /** The link of a port went down: its neighbour is forgotten. */
  void forget(int port, long timestampNanos) {
    if (neighbors[port] != null) {
      neighbors[port] = null;
      target.delete(Paths.lldpNeighbor(ports.get(port), NEIGHBOR_ID), timestampNanos);
    }
  }

  /** Whether it is time for the hellos, in which neighbours tell of themselves again. */
  boolean isHelloDue(long nowNanos) {
    return nowNanos - lastHelloNanos >= HELLO_SECONDS * NANOS_PER_SECOND
        || nowNanos < lastHelloNanos;
  }

  void startHellos(long nowNanos) {
    lastHelloNanos = nowNanos;
  }

  /** A neighbour tells of itself again. */
  void hello(int port, Speaker neighbor, long timestampNanos) {
    Neighbor known = neighbors[port];
    if (known != null) {
      long age = Math.max(0, timestampNanos - learntNanos[port]) / NANOS_PER_SECOND;
      known
          .state
          .text("system-name", neighbor.hostname())
          .number("age", age)
          .publish(timestampNanos);
    }
  }
}
