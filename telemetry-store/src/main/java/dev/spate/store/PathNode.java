package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container in the trie in which a {@link PathWriter} finds what it publishes: the containers below it, the groups that its
 * leaves are in, and the leaves that wait for a group. For one thread at a time.
 */
final class PathNode {

  private static final PathGroup[] NO_GROUPS = {};

  private final @Nullable PathNode parent;
  private final Path path;
  private Map<PathElem, PathNode> children = Map.of();
  private PathGroup[] groups = NO_GROUPS;
  private @Nullable Map<String, Value> unborn;

  private PathNode(@Nullable PathNode parent, Path path) {
    this.parent = parent;
    this.path = path;
  }

  static PathNode root(String origin) {
    return new PathNode(null, Path.root(origin));
  }

  Path path() {
    return path;
  }

  /** The node below this one after so many elements of a relative path; null if there is none. */
  @Nullable
  PathNode find(Path relative, int depth) {
    PathNode node = this;
    for (int i = 0; i < depth; i++) {
      node = node.children.get(relative.elems().get(i));
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /**
   * As {@link #find}, made with all that is missing in between.
   *
   * @throws IllegalArgumentException if there is a leaf where a container would be
   */
  PathNode make(Path relative, int depth) {
    PathNode node = this;
    for (int i = 0; i < depth; i++) {
      PathElem elem = relative.elems().get(i);
      PathNode child = node.children.get(elem);
      if (child == null) {
        if (node.hasLeaf(elem.name())) {
          throw new IllegalArgumentException(
              "\"" + node.path.child(elem) + "\" is a leaf, and can hold nothing");
        }
        child = new PathNode(node, node.path.child(elem));
        if (node.children.isEmpty()) {
          node.children = new HashMap<>(1);
        }
        node.children.put(elem, child);
      }
      node = child;
    }
    return node;
  }

  boolean hasChild(String name) {
    return children.containsKey(PathElem.of(name));
  }

  /** The group that a leaf is in; null if it is in none yet. */
  @Nullable
  PathGroup groupOf(String leaf) {
    for (PathGroup group : groups) {
      if (group.indexOf(leaf) >= 0) {
        return group;
      }
    }
    return null;
  }

  private boolean hasLeaf(String name) {
    return groupOf(name) != null || (unborn != null && unborn.containsKey(name));
  }

  void add(PathGroup group) {
    groups = Arrays.copyOf(groups, groups.length + 1);
    groups[groups.length - 1] = group;
  }

  /**
   * Keeps a leaf's value until the leaf has a group.
   *
   * @return whether it is the first that waits here
   */
  boolean await(String leaf, Value value) {
    boolean first = unborn == null;
    if (unborn == null) {
      unborn = new TreeMap<>();
    }
    unborn.put(leaf, value);
    return first;
  }

  /** Takes the leaves that wait for a group, by name: so that it does not matter in which order a device sends them. */
  Map<String, Value> takeUnborn() {
    Map<String, Value> taken = unborn == null ? Map.of() : unborn;
    unborn = null;
    return taken;
  }

  /** Forgets a leaf that waits for a group. */
  void forget(String leaf) {
    if (unborn != null) {
      unborn.remove(leaf);
    }
  }

  /** Every group at or below this node. */
  void forEachGroup(Consumer<PathGroup> action) {
    for (PathGroup group : groups) {
      action.accept(group);
    }
    children.values().forEach(child -> child.forEachGroup(action));
  }

  /** Whether no leaf at or below this node has a value, or is about to. */
  boolean isEmpty() {
    return children.isEmpty()
        && unborn == null
        && Arrays.stream(groups).allMatch(PathGroup::isEmpty);
  }

  boolean hasGroups() {
    return groups.length > 0;
  }

  /**
   * Takes this node out of the trie with all below it, and every node above that is left with nothing at all.
   *
   * @return the lowest node above that stays; for a root, itself
   */
  PathNode detach() {
    drop();
    if (parent == null) {
      return this;
    }
    parent.children.remove(path.last(), this);
    boolean stays = parent.parent == null || parent.hasGroups() || !parent.isEmpty();
    return stays ? parent : parent.detach();
  }

  private void drop() {
    children.values().forEach(PathNode::drop);
    children = Map.of();
    groups = NO_GROUPS;
    unborn = null;
  }
}
