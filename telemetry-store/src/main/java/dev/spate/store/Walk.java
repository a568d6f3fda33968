package dev.spate.store;

import dev.spate.path.PathElem;
import dev.spate.query.PathMatcher;
import dev.spate.query.Query;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the groups that a query selects, one at a time, by walking down only where the query's path can still match. For one thread
 * at a time.
 */
final class Walk implements Iterator<Match> {

  private final Query query;
  private final PathMatcher matcher;
  private final boolean unpublishedToo;
  private final Iterator<Target> targets;

  /** One level of the present target's tree: the children not yet visited, and the state of their parent. */
  private final Deque<Level> levels = new ArrayDeque<>();

  private record Level(Iterator<Map.Entry<PathElem, Node>> children, PathMatcher.State parent) {}

  private Iterator<Group> groups = Collections.emptyIterator();
  private @Nullable Match next;

  Walk(Query query, List<Target> targets, boolean unpublishedToo) {
    this.query = query;
    this.matcher = query.matcher();
    this.targets = targets.iterator();
    this.unpublishedToo = unpublishedToo;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = findNext();
    }
    return next != null;
  }

  @Override
  public Match next() {
    Match found = hasNext() ? next : null;
    if (found == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return found;
  }

  private @Nullable Match findNext() {
    while (true) {
      while (groups.hasNext()) {
        Match match = match(groups.next());
        if (match != null) {
          return match;
        }
      }
      if (!enterNextNode()) {
        return null;
      }
    }
  }

  private @Nullable Match match(Group group) {
    if (!unpublishedToo && group.version() == 0) {
      return null;
    }
    long mask = query.match(group.target().name(), group.container(), group.shape());
    return mask == 0 ? null : new Match(group, mask);
  }

  private boolean enterNextNode() {
    while (!levels.isEmpty() || targets.hasNext()) {
      if (levels.isEmpty()) {
        Node root = targets.next().root(query.path().origin());
        if (root != null) {
          enter(root, matcher.start());
          return true;
        }
      } else {
        Level level = levels.element();
        if (!level.children.hasNext()) {
          levels.remove();
        } else {
          Map.Entry<PathElem, Node> child = level.children.next();
          PathMatcher.State state = matcher.step(level.parent, child.getKey());
          if (!matcher.isDead(state)) {
            enter(child.getValue(), state);
            return true;
          }
        }
      }
    }
    return false;
  }

  private void enter(Node node, PathMatcher.State state) {
    groups = node.groups().iterator();
    levels.push(new Level(matcher.candidates(state, node.children()).entrySet().iterator(), state));
  }
}
