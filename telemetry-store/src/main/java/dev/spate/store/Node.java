package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A container instance in the tree of one target: what lies below it, and the groups of its own leaves.
 *
 * <pre>
 * interfaces ── interface[name=eth0]  {name}          one node an element, children in natural order
 *                ├─ config            {name, mtu, …}   {…} = a group
 *                └─ state             {name, mtu, …}
 *                    └─ counters      {in-octets, …}
 * </pre>
 *
 * Changed under the store's structure lock; walked by any thread, which sees each child either before or after a change.
 */
final class Node {

  private static final Group[] NO_GROUPS = {};
  private static final ConcurrentNavigableMap<PathElem, Node> NO_CHILDREN =
      new ConcurrentSkipListMap<>();

  private final Path path;
  private final @Nullable Node parent;
  private volatile ConcurrentNavigableMap<PathElem, Node> children = NO_CHILDREN;
  private volatile Group[] groups = NO_GROUPS;

  Node(Path path, @Nullable Node parent) {
    this.path = path;
    this.parent = parent;
  }

  Path path() {
    return path;
  }

  List<Group> groups() {
    return Arrays.asList(groups);
  }

  @Nullable
  Node child(PathElem elem) {
    return children.get(elem);
  }

  NavigableMap<PathElem, Node> children() {
    return children;
  }

  /** The node at the end of a path, made with all that is missing in between. */
  Node make(Path descendant, int depth) {
    if (depth == descendant.size()) {
      return this;
    }
    if (children == NO_CHILDREN) {
      children = new ConcurrentSkipListMap<>();
    }
    PathElem elem = descendant.elems().get(depth);
    Node child = children.get(elem);
    if (child == null) {
      Path childPath = depth + 1 == descendant.size() ? descendant : path.child(elem);
      child = new Node(childPath, this);
      children.put(elem, child);
    }
    return child.make(descendant, depth + 1);
  }

  /** The node at the end of a path, or null. */
  @Nullable
  Node find(Path descendant) {
    Node node = this;
    for (PathElem elem : descendant.elems()) {
      node = node.child(elem);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  void add(Group group) {
    Group[] longer = Arrays.copyOf(groups, groups.length + 1);
    longer[groups.length] = group;
    groups = longer;
  }

  /** Adds every group at or below this node to a list. */
  void collect(List<Group> into) {
    into.addAll(groups());
    for (Node child : children.values()) {
      child.collect(into);
    }
  }

  /** Takes this node out of the tree, and every node above that is left with nothing. */
  void detach() {
    if (parent == null) {
      children = NO_CHILDREN;
      groups = NO_GROUPS;
      return;
    }
    parent.children.remove(path.last(), this);
    if (parent.children.isEmpty() && parent.groups.length == 0 && parent.parent != null) {
      parent.detach();
    }
  }
}
