package dev.spate.access;

import dev.spate.path.Path;

/**
 * What a caller may see. Asked when a group or a subscription is born, never at delivery. Scopes of callers with the same rights
 * must be equal, for they share what they watch. Immutable; safe to share.
 */
@FunctionalInterface
public interface ReadScope {

  /** Everything. */
  ReadScope ALL = (target, container) -> true;

  /** Whether the leaves of a container may be seen. */
  boolean permits(String target, Path container);
}
