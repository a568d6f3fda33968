package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
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

  /*
   * Most nodes have one child or a few: those are a small map that is copied when it changes, a fifth of the size of a skip list. A
   * list has many, and grows in place.
   */
  private static final int FEW_CHILDREN = 8;

  private static final NavigableMap<PathElem, Node> NO_CHILDREN = Collections.emptyNavigableMap();
  private static final Group[] NO_GROUPS = {};

  private final String origin;
  private final @Nullable Node parent;
  private final @Nullable PathElem elem;
  private volatile NavigableMap<PathElem, Node> children = NO_CHILDREN;
  private volatile Group[] groups = NO_GROUPS;

  private Node(String origin, @Nullable Node parent, @Nullable PathElem elem) {
    this.origin = origin;
    this.parent = parent;
    this.elem = elem;
  }

  static Node root(String origin) {
    return new Node(origin, null, null);
  }

  /** Where it is; of elements that the tree keeps anyway, and one path for all groups of a node. */
  Path path() {
    Group[] own = groups;
    return own.length > 0 ? own[0].container() : Path.of(origin, elems());
  }

  private List<PathElem> elems() {
    Deque<PathElem> elems = new ArrayDeque<>();
    for (Node node = this; node != null && node.elem != null; node = node.parent) {
      elems.addFirst(node.elem);
    }
    return List.copyOf(elems);
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
    PathElem next = descendant.elems().get(depth);
    Node child = children.get(next);
    if (child == null) {
      PathElem kept = next.interned();
      child = new Node(origin, this, kept);
      put(kept, child);
    }
    return child.make(descendant, depth + 1);
  }

  private void put(PathElem name, Node child) {
    if (children instanceof ConcurrentSkipListMap) {
      children.put(name, child);
      return;
    }
    NavigableMap<PathElem, Node> more = children.size() < FEW_CHILDREN
        ? new TreeMap<>(children)
        : new ConcurrentSkipListMap<>(children);
    more.put(name, child);
    children = more;
  }

  private void remove(PathElem name) {
    if (children instanceof ConcurrentSkipListMap) {
      children.remove(name);
    } else {
      NavigableMap<PathElem, Node> fewer = new TreeMap<>(children);
      fewer.remove(name);
      children = fewer.isEmpty() ? NO_CHILDREN : fewer;
    }
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
    if (parent == null || elem == null) {
      children = NO_CHILDREN;
      groups = NO_GROUPS;
      return;
    }
    parent.remove(elem);
    if (parent.children.isEmpty() && parent.groups.length == 0 && parent.parent != null) {
      parent.detach();
    }
  }
}
