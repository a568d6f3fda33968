package dev.spate.query;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A path pattern, compiled to be walked down a tree one element at a time. Immutable; safe to share.
 *
 * <p>A pattern selects every leaf at or below a node that it matches (G11), as far down as its depth. {@code *} matches one level,
 * {@code ...} any number of levels, none included; a key that is missing or {@code *} matches any value (G12). Names only are
 * looked at: the caller compares target and origin first.
 *
 * <p>A walk of a tree prunes early with it:
 *
 * <pre>{@code
 * void walk(Node node, State state) {
 *   if (matcher.selects(state)) … node, if it is a leaf, is selected
 *   matcher.candidates(state, node.children()).forEach((elem, child) -> {
 *     State next = matcher.step(state, elem);
 *     if (!matcher.isDead(next)) walk(child, next);
 *   });
 * }
 * }</pre>
 */
public final class PathMatcher {

  /*
   * A nondeterministic automaton whose states are the positions in the pattern, kept as bits of a long: bit i is set when the
   * first i elements of the pattern match the path so far. `...` keeps its own bit and, since it may match nothing, sets the
   * next one at once. Reaching the end is not kept as a bit but as the distance to it, which depth is measured from: 0 at a
   * node that matches, one more with each level below. A node that matches below another starts again at 0, so the smallest
   * distance counts.
   */

  /** The longest pattern: one bit for each position before its end. */
  public static final int MAX_ELEMENTS = 63;

  private static final int NOT_MATCHED = -1;

  private final PathElem[] pattern;
  private final int depth;
  private final State start;

  private PathMatcher(PathElem[] pattern, int depth) {
    this.pattern = pattern;
    this.depth = depth;
    this.start = pattern.length == 0 ? new State(0, 0) : settle(1, NOT_MATCHED);
  }

  /**
   * Compiles a pattern.
   *
   * @param depth levels below a matching node that are selected, 1 being its own leaves; 0 means all
   * @throws IllegalArgumentException if the pattern is longer than {@value #MAX_ELEMENTS} elements or the depth is negative
   */
  public static PathMatcher of(Path pattern, int depth) {
    if (depth < 0) {
      throw new IllegalArgumentException("depth " + depth + " is negative; 0 means all levels");
    }
    List<PathElem> elems = collapse(pattern.elems());
    if (elems.size() > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "path has " + pattern.size() + " elements; a pattern may have " + MAX_ELEMENTS);
    }
    return new PathMatcher(elems.toArray(PathElem[]::new), depth);
  }

  /** Makes one {@code ...} of a run of {@code *} and {@code ...} that holds a {@code ...}. */
  static List<PathElem> collapse(List<PathElem> elems) {
    List<PathElem> collapsed = new ArrayList<>(elems.size());
    int i = 0;
    while (i < elems.size()) {
      int end = i;
      boolean anyDepth = false;
      while (end < elems.size() && isPlainWildcard(elems.get(end))) {
        anyDepth |= elems.get(end).isAnyDepth();
        end++;
      }
      if (anyDepth) {
        collapsed.add(PathElem.of(PathElem.ANY_DEPTH));
        i = end;
      } else {
        end = Math.max(end, i + 1);
        collapsed.addAll(elems.subList(i, end));
        i = end;
      }
    }
    return collapsed;
  }

  private static boolean isPlainWildcard(PathElem elem) {
    return elem.isAnyDepth() || (elem.isAnyName() && elem.keys().isEmpty());
  }

  /** How much of a pattern the elements of a path have matched so far; opaque to all but its matcher. */
  public record State(long positions, int levelsBelow) {}

  /** The state at the root of a tree. */
  public State start() {
    return start;
  }

  /** The state one element further down. */
  public State step(State state, PathElem elem) {
    return step(state, elem.name(), elem.keys());
  }

  /** The state at a leaf of this name: an element without keys. */
  public State stepToLeaf(State state, String name) {
    return step(state, name, Map.of());
  }

  private State step(State state, String name, Map<String, String> keys) {
    int levelsBelow = state.levelsBelow == NOT_MATCHED ? NOT_MATCHED : state.levelsBelow + 1;
    long reached = 0;
    for (long left = state.positions; left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      PathElem wanted = pattern[i];
      if (wanted.isAnyDepth()) {
        reached |= 1L << i;
      } else if (matches(wanted, name, keys)) {
        reached |= bit(i + 1);
        levelsBelow = i + 1 == pattern.length ? 0 : levelsBelow;
      }
    }
    return settle(reached, levelsBelow);
  }

  /** Lets each {@code ...} that was reached match nothing too. */
  private State settle(long reached, int levelsBelow) {
    long positions = reached;
    int nearest = levelsBelow;
    for (long left = reached; left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      if (pattern[i].isAnyDepth()) {
        positions |= bit(i + 1);
        nearest = i + 1 == pattern.length ? 0 : nearest;
      }
    }
    return new State(positions, nearest);
  }

  /** The bit of a position; none for the end of the pattern. */
  private long bit(int i) {
    return i == pattern.length ? 0 : 1L << i;
  }

  private static boolean matches(PathElem wanted, String name, Map<String, String> keys) {
    if (!wanted.isAnyName() && !wanted.name().equals(name)) {
      return false;
    }
    if (!wanted.keys().isEmpty()) {
      for (Map.Entry<String, String> key : wanted.keys().entrySet()) {
        String value = key.getValue();
        if (!value.equals(PathElem.ANY) && !value.equals(keys.get(key.getKey()))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a leaf in this state is selected. */
  public boolean selects(State state) {
    return state.levelsBelow != NOT_MATCHED && (depth == 0 || state.levelsBelow <= depth);
  }

  /** Whether every leaf below a node in this state is selected, however deep. */
  public boolean selectsAllBelow(State state) {
    return state.levelsBelow != NOT_MATCHED && depth == 0;
  }

  /** Whether nothing at or below a node in this state is selected: a walk may turn back. */
  public boolean isDead(State state) {
    return state.positions == 0 && !selects(state);
  }

  /**
   * The one element of the pattern that a child must match for anything at or below it to be selected, or null if there is
   * no such element: more than one position is open, or the node is selected already.
   */
  private @Nullable PathElem next(State state) {
    boolean open = selects(state) || Long.bitCount(state.positions) != 1;
    if (open) {
      return null;
    }
    PathElem only = pattern[Long.numberOfTrailingZeros(state.positions)];
    return only.isAnyName() || only.isAnyDepth() ? null : only;
  }

  /**
   * Those of a node's children, in the order of {@link PathElem}, that are worth a {@link #step}: one looked up by its
   * keys, those of one name, or all. The entries of a list have the same keys.
   */
  public <V> NavigableMap<PathElem, V> candidates(State state, NavigableMap<PathElem, V> children) {
    if (isDead(state)) {
      return Collections.emptyNavigableMap();
    }
    PathElem wanted = next(state);
    if (wanted == null) {
      return children;
    }
    PathElem lowest = PathElem.of(wanted.name());
    PathElem first = children.ceilingKey(lowest);
    if (first == null || !first.name().equals(wanted.name())) {
      return Collections.emptyNavigableMap();
    }
    if (!wanted.hasWildcard() && wanted.keys().keySet().equals(first.keys().keySet())) {
      return children.subMap(wanted, true, wanted, true);
    }
    // No name sorts between a name and itself with a NUL behind.
    return children.subMap(lowest, true, PathElem.of(wanted.name() + '\0'), false);
  }
}
