package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The watchers of a store, kept by what they watch, so that a birth asks those alone whose query may select the new group. For one
 * thread at a time: the store's structure lock.
 */
final class Watchers {

  /*
   * A tree of path elements for each target (and one for the queries of all targets) and origin:
   *
   *   router1, openconfig ── interfaces ─┬─ interface                        {all interfaces}
   *                                      ├─ interface[name=eth0]             {eth0, eth0's state}
   *                                      │   └─ state                        {eth0's counters}
   *                                      └─ interface[name=eth1]             {…}
   *
   * A watcher hangs at the beginning of its path that holds no wildcard, without the last element where that may be a leaf. A
   * group is looked up along the path of its container. An element of a query matches those that have its keys and maybe
   * others, so each subset of an element's keys is tried: lists have one or two.
   *
   * What is found are candidates: the query itself says what it selects.
   */
  private final Map<Place, Branch> roots = new HashMap<>();
  private final Map<Watcher, Watched> watched = new HashMap<>();

  /** A watcher, what it watches, and whether it wants to hear of changes too. */
  record Watched(Watcher watcher, Query query, boolean changes) {}

  private record Place(@Nullable String target, String origin) {}

  private static final class Branch {
    private Map<PathElem, Branch> children = Map.of();
    private final List<Watched> watched = new ArrayList<>(0);

    boolean isEmpty() {
      return children.isEmpty() && watched.isEmpty();
    }
  }

  void add(Watched what) {
    if (watched.putIfAbsent(what.watcher(), what) != null) {
      throw new IllegalStateException("the watcher is registered already");
    }
    Branch branch = roots.computeIfAbsent(placeOf(what.query()), place -> new Branch());
    for (PathElem elem : beginning(what.query().path())) {
      if (branch.children.isEmpty()) {
        branch.children = new HashMap<>(2);
      }
      branch = branch.children.computeIfAbsent(elem, e -> new Branch());
    }
    branch.watched.add(what);
  }

  /** Nothing happens if it is not there. */
  void remove(Watcher watcher) {
    Watched what = watched.remove(watcher);
    if (what != null) {
      Place place = placeOf(what.query());
      Branch root = roots.get(place);
      if (root != null) {
        remove(what, root, beginning(what.query().path()), 0);
        if (root.isEmpty()) {
          roots.remove(place);
        }
      }
    }
  }

  private static void remove(Watched what, Branch branch, List<PathElem> path, int depth) {
    if (depth == path.size()) {
      branch.watched.remove(what);
      return;
    }
    Branch child = branch.children.get(path.get(depth));
    if (child != null) {
      remove(what, child, path, depth + 1);
      if (child.isEmpty()) {
        branch.children.remove(path.get(depth));
      }
    }
  }

  boolean isEmpty() {
    return watched.isEmpty() && roots.isEmpty();
  }

  /** Finds all whose query may select something in a container of a target, and maybe others. */
  void find(String target, Path container, Consumer<Watched> found) {
    if (!roots.isEmpty()) {
      find(roots.get(new Place(target, container.origin())), container, 0, found);
      find(roots.get(new Place(null, container.origin())), container, 0, found);
    }
  }

  private static void find(
      @Nullable Branch branch, Path container, int depth, Consumer<Watched> found) {
    if (branch == null) {
      return;
    }
    branch.watched.forEach(found);
    if (depth < container.size() && !branch.children.isEmpty()) {
      for (PathElem wanted : wanted(container.elems().get(depth))) {
        find(branch.children.get(wanted), container, depth + 1, found);
      }
    }
  }

  private static Place placeOf(Query query) {
    return new Place(query.target(), query.path().origin());
  }

  /** The elements that the path of a selected leaf's container begins with, without keys that may have any value. */
  private static List<PathElem> beginning(Path path) {
    List<PathElem> elems = new ArrayList<>();
    for (PathElem elem : path.elems()) {
      if (elem.isAnyName() || elem.isAnyDepth()) {
        break;
      }
      Map<String, String> keys = new TreeMap<>(elem.keys());
      keys.values().removeIf(PathElem.ANY::equals);
      elems.add(new PathElem(elem.name(), keys));
    }
    int last = elems.size() - 1;
    if (last >= 0 && elems.get(last).keys().isEmpty()) {
      elems.remove(last);
    }
    return elems;
  }

  /** The elements of a query, free of wildcards, that match this element: those with some of its keys, or none. */
  private static List<PathElem> wanted(PathElem elem) {
    if (elem.keys().isEmpty()) {
      return List.of(elem);
    }
    if (elem.keys().size() == 1) {
      return List.of(elem, PathElem.of(elem.name()));
    }
    List<PathElem> wanted = new ArrayList<>();
    List<Map.Entry<String, String>> keys = List.copyOf(elem.keys().entrySet());
    for (int subset = 0; subset < 1 << keys.size(); subset++) {
      Map<String, String> some = new TreeMap<>();
      for (int i = 0; i < keys.size(); i++) {
        if ((subset & 1 << i) != 0) {
          some.put(keys.get(i).getKey(), keys.get(i).getValue());
        }
      }
      wanted.add(new PathElem(elem.name(), some));
    }
    return wanted;
  }
}
