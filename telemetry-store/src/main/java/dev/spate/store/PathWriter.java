package dev.spate.store;

import dev.spate.metrics.Metric;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.schema.SchemaNode;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publishes leaves by their paths, as a collector gets them from a device: in batches of one timestamp, each a part of what there is.
 * Writes a whole target: nobody else publishes or deletes anything of it. For one thread at a time.
 *
 * <pre>{@code
 * writer.begin(timestampNanos, Path.parse("/interfaces/interface[name=eth0]/state"));
 * writer.delete(Path.parse("description"));
 * writer.update(Path.parse("counters/in-octets"), new Value.Uint(1000));
 * writer.publish();
 * }</pre>
 *
 * <p>The leaves of one container that are first seen in one batch become one group; of more than {@value Shape#MAX_LEAVES}, several.
 * A leaf that comes later gets a further group. Known leaves cost a look-up, and allocate nothing. Names have no module
 * qualifiers ({@link Path#unqualified}).
 *
 * <p>A leaf has the type that the schema says, and a value which that type does not allow is refused. A leaf that no table knows has the
 * type of its first value. If another kind of value comes, it may be of any kind from then on ({@link LeafType#ANY}): since a
 * leaf cannot change its type, its container is deleted and born again for that, once.
 */
public final class PathWriter {

  private final Target target;
  private final Set<GroupOption> options = EnumSet.noneOf(GroupOption.class);
  private final Map<String, PathNode> roots = new HashMap<>();

  /** Where leaves wait for a group, and groups for the next publish. */
  private final List<PathNode> growing = new ArrayList<>();

  private final List<PathGroup> touched = new ArrayList<>();

  private long timestampNanos;
  private boolean olderIsAccepted;
  private boolean pathsAreWhole = true;
  private Path prefix = Path.ROOT;

  /** The node of the prefix; null if there is none yet. */
  private @Nullable PathNode base;

  /**
   * A writer of a target that has nothing yet.
   *
   * @param options for every group
   */
  public PathWriter(Target target, GroupOption... options) {
    this.target = target;
    this.options.addAll(List.of(options));
  }

  /** As {@link #begin(long, Path)}; the paths of the batch are whole, with their origins. */
  public void begin(long timestampNanos) {
    begin(timestampNanos, Path.ROOT);
  }

  /**
   * Begins a batch. What was changed since the last {@link #publish} is published with this batch.
   *
   * @param timestampNanos when the values were collected, in nanoseconds since the epoch
   * @param prefix what stands before all paths of the batch, with their origin; an empty path means the prefix itself
   */
  public void begin(long timestampNanos, Path prefix) {
    this.timestampNanos = timestampNanos;
    this.olderIsAccepted = false;
    this.prefix = prefix;
    this.pathsAreWhole = prefix.equals(Path.ROOT);
    this.base = find(prefix);
  }

  /** The device's clock was set back: this batch is accepted even if it is older than the ones before. */
  public void acceptOlder() {
    olderIsAccepted = true;
  }

  /**
   * Sets a leaf, to be seen after {@link #publish}.
   *
   * @return false if the batch is older than the leaf's group (counted once a group and batch), and nothing was changed
   * @throws IllegalArgumentException if it can be no leaf of this target, or the leaf's type has no such value; names path and
   *     value. Nothing was changed, and the batch may go on
   */
  public boolean update(Path leaf, Value value) {
    Path named = leaf.isRoot() ? prefix : leaf;
    if (named.isRoot()) {
      throw refused(named, new IllegalArgumentException("a root has no value"));
    }
    PathElem last = named.last();
    PathNode container = containerOf(leaf);
    PathGroup group = container == null ? null : container.groupOf(last.name());
    if (group == null || !last.keys().isEmpty()) {
      add(whole(leaf), value);
      return true;
    }
    if (isStale(group)) {
      return false;
    }
    int index = group.indexOf(last.name());
    try {
      group.values.set(index, value);
    } catch (IllegalArgumentException e) {
      if (!group.values.shape.leaf(index).module().isEmpty()) {
        throw refused(whole(leaf), e);
      }
      acceptAny(group, index);
      group.values.set(index, value);
    }
    touch(group);
    return true;
  }

  /**
   * The end of a leaf, to be seen after {@link #publish}, or of a branch with all below it, at once and whatever the timestamps
   * below it. Nothing happens if there is none.
   *
   * @throws IllegalArgumentException if the path has a wildcard or lacks a key; nothing was changed
   */
  public void delete(Path path) {
    Path whole = whole(path);
    target.requireConcrete(whole);
    PathNode branch = find(whole);
    if (branch != null) {
      end(branch, timestampNanos);
    } else if (!whole.isRoot()) {
      deleteLeaf(whole);
    }
  }

  private void deleteLeaf(Path leaf) {
    PathNode container = find(leaf.parent());
    if (container == null) {
      return;
    }
    String name = leaf.last().name();
    container.forget(name);
    PathGroup group = container.groupOf(name);
    if (group != null && !isStale(group)) {
      group.values.setAbsent(group.indexOf(name));
      touch(group);
    }
  }

  /** Makes known what the batch said. A container that is left without a value is deleted. */
  public void publish() {
    List<PathNode> grown = List.copyOf(growing);
    growing.clear();
    grown.forEach(this::giveBirth);
    for (int i = 0; i < touched.size(); i++) {
      PathGroup group = touched.get(i);
      if (group.isEmpty() && !group.isGone() && group.node.isEmpty()) {
        end(group.node, group.timestampNanos);
      } else {
        group.publish();
      }
    }
    touched.clear();
  }

  private Path whole(Path path) {
    return pathsAreWhole ? path : prefix.append(path);
  }

  private @Nullable PathNode containerOf(Path leaf) {
    if (leaf.isRoot()) {
      return find(prefix.parent());
    }
    PathNode from = pathsAreWhole ? roots.get(leaf.origin()) : base;
    return from == null ? null : from.find(leaf, leaf.size() - 1);
  }

  private @Nullable PathNode find(Path container) {
    PathNode root = roots.get(container.origin());
    return root == null ? null : root.find(container, container.size());
  }

  private boolean isStale(PathGroup group) {
    boolean stale = timestampNanos < group.timestampNanos && !olderIsAccepted;
    if (stale && group.refuse(timestampNanos)) {
      target.store().metrics().increment(Metric.STALE_PUBLISHES);
    }
    return stale;
  }

  private void touch(PathGroup group) {
    group.timestampNanos = timestampNanos;
    if (group.touch()) {
      touched.add(group);
    }
  }

  /** The end of a branch, and of a container above it that had nothing else, but leaves without a value. */
  private void end(PathNode branch, long whenNanos) {
    target.delete(branch.path(), whenNanos);
    PathNode above = branch.detach();
    base = find(prefix);
    if (above.hasGroups() && above.isEmpty()) {
      end(above, whenNanos);
    }
  }

  /** A leaf that was not seen before: all that can be wrong with it is found here, not at its birth. */
  private void add(Path leaf, Value value) {
    try {
      if (!leaf.last().keys().isEmpty()) {
        throw new IllegalArgumentException("a leaf has no keys");
      }
      String name = leaf.last().name();
      Path path = leaf.parent();
      target.requireConcrete(path);
      new LeafValues(new Shape(List.of(typed(path, name, value)))).set(0, value);
      PathNode container =
          roots.computeIfAbsent(path.origin(), PathNode::root).make(path, path.size());
      if (container.hasChild(name)) {
        throw new IllegalArgumentException("it is a container, and has no value");
      }
      if (container.await(name, value)) {
        growing.add(container);
      }
    } catch (IllegalArgumentException e) {
      throw refused(leaf, e);
    }
    if (base == null) {
      base = find(prefix);
    }
  }

  private IllegalArgumentException refused(Path leaf, IllegalArgumentException why) {
    return new IllegalArgumentException(
        "path \"" + leaf + "\" of target \"" + target.name() + "\": " + why.getMessage(), why);
  }

  /** What the schema says of a leaf; if it says nothing, what its value is. */
  private Shape.Leaf typed(Path container, String name, Value value) {
    @Nullable SchemaNode node = target.store().schema().root(container.origin()).orElse(null);
    for (PathElem elem : container.elems()) {
      node = node == null ? null : node.child(elem.name());
      if (node != null && node.isLeaf()) {
        throw new IllegalArgumentException("in the schema " + node + " is a leaf");
      }
    }
    SchemaNode known = node == null ? null : node.child(name);
    if (known != null && !known.isLeaf()) {
      throw new IllegalArgumentException("in the schema it is a container, and has no value");
    }
    if (known != null) {
      return new Shape.Leaf(name, known.module(), known.leaf());
    }
    if (target.isStrict()) {
      throw new IllegalArgumentException("the target is strict, and the schema has no such leaf");
    }
    return new Shape.Leaf(name, "", StoredForm.unknown(value));
  }

  private void giveBirth(PathNode container) {
    List<Map.Entry<String, Value>> leaves = List.copyOf(container.takeUnborn().entrySet());
    for (int from = 0; from < leaves.size(); from += Shape.MAX_LEAVES) {
      giveBirth(container, leaves.subList(from, Math.min(leaves.size(), from + Shape.MAX_LEAVES)));
    }
  }

  private void giveBirth(PathNode container, List<Map.Entry<String, Value>> leaves) {
    Shape shape = target
        .store()
        .shapes()
        .intern(leaves.stream()
            .map(leaf -> typed(container.path(), leaf.getKey(), leaf.getValue()))
            .toList());
    PathGroup group = new PathGroup(container, born(container, shape));
    for (int i = 0; i < leaves.size(); i++) {
      group.values.set(i, leaves.get(i).getValue());
    }
    container.add(group);
    touch(group);
  }

  private Group born(PathNode container, Shape shape) {
    return target.store().born(target, container.path(), shape, options);
  }

  /** Gives a leaf that no table knows the type that takes all. */
  private void acceptAny(PathGroup group, int leaf) {
    List<Shape.Leaf> leaves = new ArrayList<>(group.values.shape.leaves());
    leaves.set(
        leaf, new Shape.Leaf(leaves.get(leaf).name(), "", LeafInfo.unknown(LeafType.ANY, false)));
    LeafValues retyped = new LeafValues(target.store().shapes().intern(leaves));
    for (int i = 0; i < leaves.size(); i++) {
      if (group.values.isPresent(i)) {
        retyped.set(i, group.values.value(i));
      }
    }
    group.values = retyped;
    target.delete(group.node.path(), timestampNanos);
    group.node.forEachGroup(each -> {
      each.reborn(born(each.node, each.values.shape));
      if (each.touch()) {
        touched.add(each);
      }
    });
  }
}
