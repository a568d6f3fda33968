package dev.spate.query;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Splits what a query selects, and what has a value, into the nodes that its path matches: for {@code
 * /interfaces/interface[name=*]}, each interface with all that was found below it. A node that is a leaf comes with a match of that
 * leaf alone. In the order of the walk, which keeps a node's leaves together; for one thread.
 */
public final class MatchedNodes {

  private final PathMatcher matcher;
  private final Iterator<Match> walk;

  private @Nullable Match
      pending; // the next of the walk, less the leaves that were handed out as nodes of their own
  private String target = "";
  private Path node = Path.ROOT;

  /**
   * @param walk what {@link dev.spate.store.Store#walk} finds for the query
   */
  public MatchedNodes(Query query, Iterator<Match> walk) {
    this.matcher = query.matcher();
    this.walk = walk;
  }

  /** Moves to the next node, once all {@link #matches} of the present one were taken; false after the last. */
  public boolean next() {
    if (!fill()) {
      return false;
    }
    Match match = peek();
    target = match.group().target().name();
    node = nodeOf(match);
    return true;
  }

  /** The device that the present node is of. */
  public String target() {
    return target;
  }

  /** The present node's path, without wildcards. */
  public Path node() {
    return node;
  }

  /** What was found at or below the present node. */
  public Iterator<Match> matches() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return fill()
            && peek().group().target().name().equals(target)
            && nodeOf(peek()).equals(node);
      }

      @Override
      public Match next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return take();
      }
    };
  }

  private boolean fill() {
    while (pending == null && walk.hasNext()) {
      Match match = walk.next();
      GroupReading reading = match.group().newReading();
      long present =
          match.group().read(reading) ? match.mask() & reading.values().present() : 0;
      pending = present == 0 ? null : new Match(match.group(), present);
    }
    return pending != null;
  }

  private Match peek() {
    if (pending == null) {
      throw new NoSuchElementException();
    }
    return pending;
  }

  private Match take() {
    Match match = peek();
    Group group = match.group();
    if (node.size() <= group.container().size()) {
      pending = null;
      return match;
    }
    long leaf = Long.lowestOneBit(match.mask());
    long rest = match.mask() ^ leaf;
    pending = rest == 0 ? null : new Match(group, rest);
    return new Match(group, leaf);
  }

  /** The highest node on the way to a match that the path matches: its container, one above it, or its first leaf. */
  private Path nodeOf(Match match) {
    Path container = match.group().container();
    List<PathElem> elems = container.elems();
    PathMatcher.State state = matcher.start();
    for (int i = 0; i < elems.size() && !matcher.selects(state); i++) {
      state = matcher.step(state, elems.get(i));
      if (matcher.selects(state)) {
        return Path.of(container.origin(), elems.subList(0, i + 1));
      }
    }
    if (matcher.selects(state)) {
      return Path.root(container.origin());
    }
    int leaf = Long.numberOfTrailingZeros(match.mask());
    return container.child(match.group().shape().leaf(leaf).name());
  }
}
