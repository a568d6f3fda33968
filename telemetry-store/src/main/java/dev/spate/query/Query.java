package dev.spate.query;

import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.store.Shape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one read or subscription selects: leaves by target, path, filter and the rights of the caller. Equal queries select the
 * same, and share what they watch. Immutable; safe to share.
 *
 * <p>Module-qualified names in the path mean the same node as plain ones (rule G16), so the path is kept without them.
 */
public final class Query {

  private final @Nullable String target;
  private final Path path;
  private final LeafFilter filter;
  private final ReadScope scope;
  private final PathMatcher matcher;

  /**
   * @param target the name of a target; null means all, now and later
   * @param path absolute; may hold wildcards and lack keys
   * @throws ReadException if the path has more elements than {@value PathMatcher#MAX_ELEMENTS}
   */
  public Query(@Nullable String target, Path path, LeafFilter filter, ReadScope scope) {
    if (path.size() > PathMatcher.MAX_ELEMENTS) {
      throw new ReadException(
          ReadException.Kind.INVALID_ARGUMENT,
          ReadException.Subject.PATH,
          "path \"" + path + "\" has " + path.size() + " elements; at most "
              + PathMatcher.MAX_ELEMENTS + " are allowed");
    }
    this.target = target;
    this.path = path.unqualified();
    this.filter = filter;
    this.scope = scope;
    this.matcher = PathMatcher.of(this.path, filter.depth());
  }

  /** The name of the target; null means all, now and later. */
  public @Nullable String target() {
    return target;
  }

  /** Without module qualifiers. */
  public Path path() {
    return path;
  }

  public LeafFilter filter() {
    return filter;
  }

  public ReadScope scope() {
    return scope;
  }

  /** The path and depth, to walk down a tree with. */
  public PathMatcher matcher() {
    return matcher;
  }

  /**
   * The leaves that are selected of a group of this shape in this container: bit i for leaf i, 0 for none. Called at the birth of
   * groups and subscriptions, so it may cost some tens of nanoseconds an element, and no more.
   */
  public long match(String groupTarget, Path container, Shape shape) {
    boolean elsewhere = (target != null && !target.equals(groupTarget))
        || !path.origin().equals(container.origin());
    if (elsewhere) {
      return 0;
    }
    PathMatcher.State state = matcher.start();
    for (int i = 0; i < container.size(); i++) {
      state = matcher.step(state, container.elems().get(i));
      if (matcher.isDead(state)) {
        return 0;
      }
    }
    long mask = filter.mask(shape) & reached(state, shape);
    return mask != 0 && scope.permits(groupTarget, container) ? mask : 0;
  }

  /** The leaves of a container in this state that the path and depth select. */
  private long reached(PathMatcher.State state, Shape shape) {
    if (matcher.selectsAllBelow(state)) {
      return shape.all();
    }
    long mask = 0;
    for (int i = 0; i < shape.size(); i++) {
      if (matcher.selects(matcher.stepToLeaf(state, shape.leaf(i).name()))) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Query that
        && Objects.equals(target, that.target)
        && path.equals(that.path)
        && filter.equals(that.filter)
        && scope.equals(that.scope);
  }

  @Override
  public int hashCode() {
    return Objects.hash(target, path, filter, scope);
  }

  @Override
  public String toString() {
    return (target == null ? "*" : target) + ':' + path + ' ' + filter;
  }
}
