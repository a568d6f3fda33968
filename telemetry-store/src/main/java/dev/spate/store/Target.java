package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.SchemaNode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One device in the store, held by the source that claimed it. Groups are born and deleted by that source, from any of its threads;
 * each group has one writer at a time.
 */
public final class Target {

  private final Store store;
  private final String name;
  private final boolean strict;
  private final SetQueue sets;
  private final Map<String, Node> roots = new ConcurrentHashMap<>();
  private volatile long lastUpdateNanos;

  Target(Store store, String name, boolean strict, @Nullable SetHandler setHandler) {
    this.store = store;
    this.name = name;
    this.strict = strict;
    this.sets = new SetQueue(name, setHandler);
  }

  public String name() {
    return name;
  }

  /** Whether all its leaves are in the schema; otherwise it may bring leaves that no table knows. */
  public boolean isStrict() {
    return strict;
  }

  /** Whether nobody can set anything of it. */
  public boolean isReadOnly() {
    return sets.isReadOnly();
  }

  /** How many Sets of it wait for the one that is being carried out. */
  public int waitingSets() {
    return sets.waiting();
  }

  /** The origins of the paths that it has or had; "" is OpenConfig's. */
  public Set<String> origins() {
    return Set.copyOf(roots.keySet());
  }

  /** The timestamp of the latest publish, in nanoseconds since the epoch; 0 before the first. */
  public long lastUpdateNanos() {
    return lastUpdateNanos;
  }

  /**
   * The birth of a group: leaves of one container that are published together. It is atomic where the schema says so.
   *
   * @param container its path, with every key of every list and no wildcard
   * @param leaves direct children of the container, at most {@value Shape#MAX_LEAVES}
   * @throws IllegalArgumentException if the schema has no such container or leaf, a key is missing, or a living group of this
   *     target has one of the leaves already
   */
  public Group group(Path container, List<String> leaves, GroupOption... options) {
    SchemaNode node = requireConcrete(container);
    Shape shape = store.shapes().of(container, node, leaves);
    Set<GroupOption> wanted = EnumSet.noneOf(GroupOption.class);
    wanted.addAll(List.of(options));
    if (node != null && node.isAtomic()) {
      wanted.add(GroupOption.ATOMIC);
    }
    return store.born(this, container, shape, wanted);
  }

  /**
   * The birth of a group whose leaves bring their own types, for devices with leaves that no table knows.
   *
   * @throws IllegalArgumentException if this target is {@linkplain #isStrict strict}, or as {@link #group}
   */
  public Group untypedGroup(Path container, Map<String, LeafInfo> leaves, GroupOption... options) {
    if (strict) {
      throw new IllegalArgumentException(
          "target \"" + name + "\" is strict: its leaves are those of the schema");
    }
    requireConcrete(container);
    return store.born(this, container, store.shapes().of(leaves), Set.of(options));
  }

  /**
   * The end of a branch: every group at or below it goes, as one. Nothing happens if there is none.
   *
   * @param timestampNanos when it went, in nanoseconds since the epoch
   */
  public void delete(Path branch, long timestampNanos) {
    requireConcrete(branch);
    store.delete(this, branch, timestampNanos);
  }

  /** The end of the target: all it has is deleted, and its name is free again. */
  public void close() {
    store.release(this);
  }

  Store store() {
    return store;
  }

  SetQueue sets() {
    return sets;
  }

  Collection<Node> roots() {
    return roots.values();
  }

  @Nullable
  Node root(String origin) {
    return roots.get(origin);
  }

  Node makeRoot(String origin) {
    return roots.computeIfAbsent(origin, Node::root);
  }

  void published(long timestampNanos) {
    if (timestampNanos > lastUpdateNanos) {
      lastUpdateNanos = timestampNanos;
    }
  }

  /**
   * The schema's node of a path that names one place; null if the schema does not know it.
   *
   * @throws IllegalArgumentException if the path has a wildcard, or not the keys that the schema says
   */
  @Nullable
  SchemaNode requireConcrete(Path path) {
    if (path.hasWildcard()) {
      throw new IllegalArgumentException(
          "path \"" + path + "\" of target \"" + name + "\" must have no wildcard");
    }
    @Nullable SchemaNode node = store.schema().root(path.origin()).orElse(null);
    for (PathElem elem : path.elems()) {
      node = node == null ? null : node.child(elem.name());
      if (node != null) {
        requireKeys(path, elem, node.keys());
      }
    }
    return node;
  }

  private void requireKeys(Path path, PathElem elem, List<String> keys) {
    Set<String> present = elem.keys().keySet();
    if (present.size() != keys.size() || !present.containsAll(keys)) {
      throw new IllegalArgumentException("path \"" + path + "\" of target \"" + name + "\": \""
          + elem.name() + "\" takes the keys " + keys + ", not " + present);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
