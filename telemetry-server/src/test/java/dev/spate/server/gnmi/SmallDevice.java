package dev.spate.server.gnmi;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.LeafFilter;
import dev.spate.query.PathMatcher;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.store.Change;
import dev.spate.store.Group;
import dev.spate.store.GroupOption;
import dev.spate.store.LeafValues;
import dev.spate.store.SetException;
import dev.spate.store.SetHandler;
import dev.spate.store.Shape;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.TimeSource;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A router small enough for a test: interfaces, a host name, and whatever leaves a test gives it. It takes configuration as a real one does:
 * the whole list or nothing, config and state with one timestamp.
 *
 * <p>Hardware interfaces are named {@code eth…}; they return to their defaults when they are deleted, and none can be made.
 * Interfaces named {@code lo…} come and go with their configuration.
 */
final class SmallDevice implements SetHandler {

  /** What the hardware has configured when nobody configured anything. */
  private final Map<Path, Value> defaults = new HashMap<>();

  private final TimeSource time;
  private final Schema schema;
  private final Target target;
  private final Map<Path, Group> groups = new HashMap<>();
  private final Map<Group, LeafValues> values = new HashMap<>();
  private final List<CompletableFuture<Void>> held = new ArrayList<>();
  private boolean holding;
  private Map<Path, Value> config = new LinkedHashMap<>();

  SmallDevice(String name, Store store) {
    this.time = store.time();
    this.schema = store.schema();
    this.target = store.claim(name, true, this);
    hardware("eth0");
    hardware("eth1");
    Path system = Path.parse("/system/config");
    defaults.put(system.child("hostname"), new Value.Text(name));
    config.putAll(defaults);
    publish(config.keySet());
    for (String ethernet : List.of("eth0", "eth1")) {
      set(ethernet + "/state/counters/in-octets", new Value.Uint(1000));
      set(ethernet + "/state/counters/out-octets", new Value.Uint(2000));
    }
  }

  private void hardware(String name) {
    Path entry = Path.ROOT.child("interfaces").child(PathElem.of("interface", "name", name));
    Path configured = entry.child("config");
    defaults.put(configured.child("name"), new Value.Text(name));
    defaults.put(configured.child("type"), new Value.Identity("iana-if-type", "ethernetCsmacd"));
    defaults.put(configured.child("enabled"), new Value.Bool(true));
    defaults.put(configured.child("mtu"), new Value.Uint(1500));
  }

  Target target() {
    return target;
  }

  /** Publishes one leaf, the others of its container as they were: {@code eth0/state/mtu} is that of interface eth0. */
  void set(String leaf, Value value) {
    Path path = path(leaf);
    Group group = group(path.parent());
    LeafValues present = values.get(group);
    present.set(group.shape().indexOf(path.last().name()), value);
    group.publish(time.epochNanos(), present);
  }

  /** Publishes that a leaf has no value any more. */
  void clear(String leaf) {
    Path path = path(leaf);
    Group group = group(path.parent());
    values.get(group).setAbsent(group.shape().indexOf(path.last().name()));
    group.publish(time.epochNanos(), values.get(group));
  }

  /** Publishes a container as it is, as a collection that found nothing new does. */
  void collect(String container) {
    Group group = group(path(container));
    group.publish(time.epochNanos(), values.get(group));
  }

  /** Deletes a branch. */
  void delete(String branch) {
    Path path = path(branch);
    target.delete(path, time.epochNanos());
    groups.keySet().removeIf(container -> container.startsWith(path));
  }

  /** A container whose leaves are always sent together. */
  void atomic(String container, List<String> leaves) {
    Path path = path(container);
    Group group = target.group(path, leaves, GroupOption.ATOMIC);
    groups.put(path, group);
    values.put(group, group.newValues());
  }

  static Path path(String text) {
    if (text.startsWith("/") || text.contains(":/")) {
      return Path.parse(text);
    }
    int slash = text.indexOf('/');
    String name = slash < 0 ? text : text.substring(0, slash);
    Path entry = Path.ROOT.child("interfaces").child(PathElem.of("interface", "name", name));
    return slash < 0 ? entry : entry.append(Path.parse(text.substring(slash)));
  }

  /** From now on Sets are answered and published only when {@link #release} is called. */
  void hold() {
    holding = true;
  }

  void release() {
    holding = false;
    List.copyOf(held).forEach(waiting -> waiting.complete(null));
    held.clear();
  }

  @Override
  public CompletionStage<Long> set(String targetName, List<Change> changes) {
    CompletableFuture<Void> go = new CompletableFuture<>();
    if (holding) {
      held.add(go);
    } else {
      go.complete(null);
    }
    return go.thenApply(ignored -> apply(changes));
  }

  private long apply(List<Change> changes) {
    Map<Path, Value> wanted = new LinkedHashMap<>(config);
    for (Change change : changes) {
      if (change instanceof Change.Update update) {
        wanted.putAll(update.leaves());
      } else {
        remove(wanted, change.path());
        if (change instanceof Change.Replace replace) {
          wanted.putAll(replace.leaves());
        }
      }
      check(change.operation(), wanted);
    }
    Set<Path> touched = new LinkedHashSet<>(config.keySet());
    touched.addAll(wanted.keySet());
    touched.removeIf(path -> wanted.containsKey(path) && wanted.get(path).equals(config.get(path)));
    config = wanted;
    publish(touched);
    return time.epochNanos();
  }

  private void remove(Map<Path, Value> from, Path pattern) {
    PathMatcher matcher = PathMatcher.of(pattern, LeafFilter.ALL.depth());
    from.keySet().removeIf(path -> matches(matcher, path));
    defaults.forEach((path, value) -> {
      if (matches(matcher, path)) {
        from.put(path, value);
      }
    });
  }

  private static boolean matches(PathMatcher matcher, Path path) {
    PathMatcher.State state = matcher.start();
    for (PathElem elem : path.elems()) {
      state = matcher.step(state, elem);
    }
    return matcher.selects(state);
  }

  private static void check(int operation, Map<Path, Value> wanted) {
    for (Path path : wanted.keySet()) {
      String name = path.elems().get(1).keys().getOrDefault("name", "");
      boolean exists =
          name.isEmpty() || name.startsWith("lo") || name.equals("eth0") || name.equals("eth1");
      if (!exists) {
        throw new SetException(
            SetException.Kind.ABORTED,
            operation,
            "interface \"" + name + "\" is hardware that is not there");
      }
    }
  }

  /** Publishes the containers of some configured leaves, and their state. */
  private void publish(Set<Path> touched) {
    Set<Path> containers = new LinkedHashSet<>();
    touched.forEach(leaf -> containers.add(leaf.parent()));
    for (Path container : containers) {
      Path entry = container.parent();
      if (config.keySet().stream().noneMatch(leaf -> leaf.startsWith(entry))) {
        target.delete(entry, time.epochNanos());
        groups.keySet().removeIf(path -> path.startsWith(entry));
        continue;
      }
      if (!container.last().name().equals("config")) {
        continue; // the key leaf of an entry, which is published with the entry
      }
      if (!entry.last().keys().isEmpty()) {
        copy(entry, entry);
      }
      copy(container, container);
      copy(container, entry.child("state"));
    }
  }

  private void copy(Path from, Path to) {
    Group group = group(to);
    LeafValues present = values.get(group);
    for (int i = 0; i < group.shape().size(); i++) {
      Shape.Leaf leaf = group.shape().leaf(i);
      boolean copied = leaf.config() || leaf.info().hasConfigCounterpart();
      Value value = from.last().keys().containsKey(leaf.name())
          ? new Value.Text(from.last().keys().get(leaf.name()))
          : config.get(from.child(leaf.name()));
      if (copied && value == null) {
        present.setAbsent(i);
      } else if (copied) {
        present.set(i, value);
      }
    }
    group.publish(time.epochNanos(), present);
  }

  private Group group(Path container) {
    return groups.computeIfAbsent(container, path -> {
      SchemaNode node = schema.find(path.origin(), path.names()).orElseThrow();
      List<String> leaves = node.children().stream()
          .filter(SchemaNode::isLeaf)
          .map(SchemaNode::name)
          .limit(Shape.MAX_LEAVES)
          .toList();
      Group group = target.group(path, leaves);
      values.put(group, group.newValues());
      return group;
    });
  }
}
