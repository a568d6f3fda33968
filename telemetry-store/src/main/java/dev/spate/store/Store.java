package dev.spate.store;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.time.TimeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one in-memory store: every target's latest values, and who is watching. Sources write it through the {@link Target}s that they
 * claim; consumers {@link #walk} it or {@link #watch} it. Safe to share among threads.
 *
 * <p>Values are published and read without any lock (see {@link Group}). What changes the structure (births, deletes, watchers)
 * takes one lock for the whole store, so that a watcher misses nothing: that is rare, and never on the way of an update.
 */
public final class Store {

  private final Schema schema;
  private final TimeSource time;
  private final Metrics metrics;
  private final Shapes shapes = new Shapes();
  private final List<Query> recent;
  private long recentBytesLeft;

  private final Map<String, Target> targets = new ConcurrentSkipListMap<>(NaturalOrder.COMPARATOR);
  private final ReentrantLock structure = new ReentrantLock();
  private final Watchers watchers = new Watchers();
  private long removals;
  private volatile long removalsTold;

  public Store(Schema schema, TimeSource time, Metrics metrics) {
    this(schema, time, metrics, RecentConfig.defaults());
  }

  public Store(Schema schema, TimeSource time, Metrics metrics, RecentConfig recent) {
    this.schema = schema;
    this.time = time;
    this.metrics = metrics;
    this.recentBytesLeft = recent.memory().bytes();
    this.recent = recent.containers().stream()
        .map(path -> new Query(null, path, LeafFilter.ALL, ReadScope.ALL))
        .toList();
  }

  public Schema schema() {
    return schema;
  }

  public TimeSource time() {
    return time;
  }

  public Metrics metrics() {
    return metrics;
  }

  /**
   * A new target, for the source that asks for it alone.
   *
   * @param strict whether all its leaves must be in the schema
   * @param setHandler carries out Sets on it; null if it is read-only
   * @throws IllegalStateException if the name is taken
   */
  public Target claim(String name, boolean strict, @Nullable SetHandler setHandler) {
    Target target = new Target(this, name, strict, setHandler);
    if (targets.putIfAbsent(name, target) != null) {
      throw new IllegalStateException(
          "target \"" + name + "\" belongs to another source already; give it another name");
    }
    return target;
  }

  public Optional<Target> target(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  /** All targets in natural order of their names. */
  public List<Target> targets() {
    return List.copyOf(targets.values());
  }

  public List<String> targetNames() {
    return List.copyOf(targets.keySet());
  }

  /**
   * Hands a Set to the source of its target; Sets of one target take turns.
   *
   * @return completes with the timestamp of the change in nanoseconds since the epoch, or exceptionally with a {@link
   *     SetException}
   */
  public CompletionStage<Long> set(String target, List<Change> changes) {
    Target owned = targets.get(target);
    if (owned == null) {
      return CompletableFuture.failedFuture(new SetException(
          SetException.Kind.NOT_FOUND, -1, "there is no target \"" + target + '"'));
    }
    return owned.sets().set(changes);
  }

  /**
   * The published groups that a query selects, found step by step as the iterator is asked: targets in natural order, a node's own
   * groups before those below it, siblings in natural order. What is born or deleted meanwhile may or may not be met.
   */
  public Iterator<Match> walk(Query query) {
    return new Walk(query, walked(query), false);
  }

  /**
   * Registers a watcher: it is told of each group that the query selects, of those that exist before this returns. A watcher
   * may be registered once.
   *
   * @param changes whether it wants to hear of changes, or of births and removals alone
   */
  public void watch(Query query, boolean changes, Watcher watcher) {
    structure.lock();
    try {
      watchers.add(new Watchers.Watched(watcher, query, changes));
      Iterator<Match> matches = new Walk(query, walked(query), true);
      while (matches.hasNext()) {
        Match match = matches.next();
        match.group().addWatch(watcher, match.mask(), changes);
      }
    } finally {
      structure.unlock();
    }
  }

  /**
   * Ends a watcher's registration.
   *
   * @param watched every living group that it was told of; asked for when no other can be born
   */
  public void unwatch(Watcher watcher, Iterable<Group> watched) {
    structure.lock();
    try {
      watchers.remove(watcher);
      for (Group group : watched) {
        group.dropWatch(watcher);
      }
    } finally {
      structure.unlock();
    }
  }

  /** The living group of a container that alone has leaves at or below it; empty if there is none, or more than one. */
  public Optional<Group> soleGroup(String target, Path container) {
    Target owned = targets.get(target);
    Node root = owned == null ? null : owned.root(container.origin());
    Node node = root == null ? null : root.find(container);
    return node != null && node.groups().size() == 1 && node.children().isEmpty()
        ? Optional.of(node.groups().get(0))
        : Optional.empty();
  }

  Shapes shapes() {
    return shapes;
  }

  Group born(Target target, Path container, Shape shape, Set<GroupOption> options) {
    boolean wantsRecent = options.contains(GroupOption.RECENT)
        || recent.stream().anyMatch(wanted -> wanted.match(target.name(), container, shape) != 0);
    structure.lock();
    try {
      if (targets.get(target.name()) != target) {
        throw new IllegalStateException("target \"" + target.name() + "\" was closed");
      }
      Node node = target.makeRoot(container.origin()).make(container, 0);
      refuseSecondOwner(node, shape);
      Group group = new Group(
          target,
          node.path(),
          shape,
          options.contains(GroupOption.ATOMIC),
          wantsRecent ? recentRing(shape) : null);
      node.add(group);
      watchers.find(target.name(), container, watched -> {
        long mask = watched.query().match(target.name(), container, shape);
        if (mask != 0) {
          group.addWatch(watched.watcher(), mask, watched.changes());
        }
      });
      return group;
    } finally {
      structure.unlock();
    }
  }

  /** Null if there is no memory left for it. */
  private @Nullable RecentRing recentRing(Shape shape) {
    RecentRing ring = new RecentRing(shape);
    if (ring.maxBytes() > recentBytesLeft) {
      metrics.increment(Metric.RECENT_REFUSED);
      return null;
    }
    recentBytesLeft -= ring.maxBytes();
    return ring;
  }

  void delete(Target target, Path branch, long timestampNanos) {
    structure.lock();
    try {
      Node root = target.root(branch.origin());
      Node node = root == null ? null : root.find(branch);
      if (node != null) {
        remove(target, node, timestampNanos);
      }
    } finally {
      structure.unlock();
    }
  }

  void release(Target target) {
    structure.lock();
    try {
      if (targets.remove(target.name(), target)) {
        for (Node root : target.roots()) {
          remove(target, root, time.epochNanos());
        }
      }
    } finally {
      structure.unlock();
    }
  }

  private void remove(Target target, Node node, long timestampNanos) {
    List<Group> gone = new ArrayList<>();
    node.collect(gone);
    if (gone.isEmpty()) {
      return;
    }
    node.detach();
    Removal removal =
        new Removal(++removals, target.name(), node.path(), timestampNanos, gone.size());
    for (Group group : gone) {
      group.end(removal);
      recentBytesLeft += group.maxRecentBytes();
    }
    gone.forEach(Group::tellRemoved);
    removalsTold = removals;
  }

  /** Grows with each removal, once its watchers have heard of it and before anything is born after it. */
  public long removals() {
    return removalsTold;
  }

  private List<Target> walked(Query query) {
    String name = query.target();
    return name == null ? targets() : target(name).stream().toList();
  }

  private static void refuseSecondOwner(Node node, Shape shape) {
    for (Group sibling : node.groups()) {
      for (Shape.Leaf leaf : shape.leaves()) {
        if (sibling.shape().indexOf(leaf.name()) >= 0) {
          throw new IllegalArgumentException(
              "leaf \"" + leaf.name() + "\" of " + sibling + " is in another group already");
        }
      }
    }
  }
}
