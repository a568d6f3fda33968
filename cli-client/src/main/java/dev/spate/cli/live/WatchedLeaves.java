package dev.spate.cli.live;

import com.github.gnmi.proto.Notification;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.proto.GnmiPaths;
import dev.spate.schema.Schema;
import dev.spate.time.TimeSource;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The leaves that a subscription has told of and a table needs. After a new beginning those that it does not tell of again are dropped with its
 * sync_response. More than {@link #MOST} are counted and not kept. Not thread-safe.
 */
final class WatchedLeaves {

  static final int MOST = 20_000;

  private record Key(String target, Path path) {}

  private final Map<Key, WatchedLeaf> leaves = new LinkedHashMap<>();
  private final Schema schema;
  private final NotificationLeaves reader;
  private final TimeSource time;
  private final long holdSeconds;
  private final Predicate<Path> needed;
  private int generation;
  private long leftOut;
  private long updates;

  /**
   * Begins without any.
   *
   * @param holdSeconds for how long a rate counts where no other value follows
   * @param needed which leaves to keep
   */
  WatchedLeaves(Schema schema, TimeSource time, long holdSeconds, Predicate<Path> needed) {
    this.schema = schema;
    this.reader = new NotificationLeaves(schema);
    this.time = time;
    this.holdSeconds = holdSeconds;
    this.needed = needed;
  }

  /**
   * Takes what a target tells; returns the leaves whose value is not what it was.
   *
   * @throws IllegalArgumentException if a path is none, or JSON is none
   */
  List<WatchedLeaf> apply(Notification notification) {
    String target = TextWidth.printable(notification.getPrefix().getTarget());
    if (notification.getAtomic()) {
      drop(target, GnmiPaths.fromProto(notification.getPrefix()).unqualified());
    }
    for (var deleted : notification.getDeleteList()) {
      drop(target, GnmiPaths.resolve(notification.getPrefix(), deleted).unqualified());
    }
    long timestamp =
        notification.getTimestamp() > 0 ? notification.getTimestamp() : time.epochNanos();
    List<WatchedLeaf> changed = new ArrayList<>();
    reader.forEach(notification, (path, value) -> update(target, path, value, timestamp, changed));
    return changed;
  }

  private void update(
      String target, Path path, Value value, long timestamp, List<WatchedLeaf> changed) {
    updates++;
    Key key = new Key(target, path);
    WatchedLeaf leaf = leaves.get(key);
    if (leaf == null) {
      if (!needed.test(path)) {
        return;
      }
      if (leaves.size() >= MOST) {
        leftOut++;
        return;
      }
      leaf = new WatchedLeaf(target, path, value, schema, holdSeconds);
      leaves.put(key, leaf);
      changed.add(leaf);
    } else if (!leaf.value().equals(value)) {
      changed.add(leaf);
    }
    leaf.update(value, timestamp, time.monotonicNanos());
    leaf.generation = generation;
  }

  private void drop(String target, Path deleted) {
    leaves.keySet().removeIf(key -> key.target().equals(target) && covers(deleted, key.path()));
  }

  /** Whether a path is that of a delete, or below it; a delete may have wildcards. */
  private static boolean covers(Path deleted, Path path) {
    if (!deleted.origin().equals(path.origin()) || deleted.size() > path.size()) {
      return false;
    }
    for (int i = 0; i < deleted.size(); i++) {
      PathElem wanted = deleted.elems().get(i);
      PathElem elem = path.elems().get(i);
      boolean names = wanted.isAnyName() || wanted.name().equals(elem.name());
      boolean keys = wanted.keys().entrySet().stream()
          .allMatch(key -> key.getValue().equals(PathElem.ANY)
              || key.getValue().equals(elem.keys().get(key.getKey())));
      if (!names || !keys) {
        return false;
      }
    }
    return true;
  }

  /** The subscription has begun anew. */
  void beginAnew() {
    generation++;
    leftOut = 0;
  }

  /** The subscription has told of everything there is. */
  void synced() {
    leaves.values().removeIf(leaf -> leaf.generation != generation);
  }

  Collection<WatchedLeaf> all() {
    return leaves.values();
  }

  /** Updates of leaves that were not kept. */
  long leftOut() {
    return leftOut;
  }

  /** All updates so far. */
  long updates() {
    return updates;
  }
}
