package dev.spate.subscription;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.store.Group;
import dev.spate.store.GroupOption;
import dev.spate.store.LeafValues;
import dev.spate.store.Target;
import dev.spate.time.TimeSource;
import dev.spate.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device of a test: groups by the path of their container, published with the test's time. */
public final class Device {

  private static final List<String> STATUS =
      List.of("mtu", "enabled", "oper-status", "description");
  private static final List<String> COUNTERS =
      List.of("in-octets", "out-octets", "in-pkts", "out-pkts");

  private final Target target;
  private final TimeSource time;
  private final Map<Path, Group> groups = new HashMap<>();
  private final Map<Path, LeafValues> values = new HashMap<>();

  Device(Target target, TimeSource time) {
    this.target = target;
    this.time = time;
  }

  public Target target() {
    return target;
  }

  public static Path state(String interfaceName) {
    return Path.parse("/interfaces")
        .child(PathElem.of("interface", "name", interfaceName))
        .child("state");
  }

  public static Path counters(String interfaceName) {
    return state(interfaceName).child("counters");
  }

  /** An interface with status and counters, published once: mtu 1500, enabled, UP, all counters 0. */
  public Device withInterface(String name) {
    born(state(name), STATUS);
    publish(state(name), "mtu", 1500, "enabled", true, "oper-status", "UP");
    born(counters(name), COUNTERS);
    publish(counters(name), "in-octets", 0, "out-octets", 0, "in-pkts", 0, "out-pkts", 0);
    return this;
  }

  public Group born(Path container, List<String> leaves, GroupOption... options) {
    Group group = target.group(container, leaves, options);
    groups.put(container, group);
    values.put(container, group.newValues());
    return group;
  }

  public Group group(Path container) {
    return groups.get(container);
  }

  /** Publishes a group with some leaves changed: name, value, name, value …; null makes a leaf absent, the others stay. */
  public boolean publish(Path container, Object... namesAndValues) {
    return publishAt(time.epochNanos(), container, namesAndValues);
  }

  public boolean publishAt(long timestampNanos, Path container, Object... namesAndValues) {
    Group group = groups.get(container);
    LeafValues buffer = values.get(container);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      int leaf = group.shape().indexOf((String) namesAndValues[i]);
      Object value = namesAndValues[i + 1];
      if (value == null) {
        buffer.setAbsent(leaf);
      } else {
        buffer.set(leaf, toValue(value));
      }
    }
    return group.publish(timestampNanos, buffer);
  }

  public void delete(String branch) {
    Path path = Path.parse(branch);
    target.delete(path, time.epochNanos());
    groups.keySet().removeIf(container -> container.startsWith(path));
    values.keySet().removeIf(container -> container.startsWith(path));
  }

  private static Value toValue(Object value) {
    if (value instanceof Integer number) {
      return new Value.Uint(number);
    }
    if (value instanceof Long number) {
      return new Value.Uint(number);
    }
    if (value instanceof Boolean bool) {
      return new Value.Bool(bool);
    }
    if (value instanceof String text) {
      return new Value.Text(text);
    }
    throw new IllegalArgumentException("no value for " + Arrays.asList(value));
  }
}
