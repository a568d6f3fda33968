package dev.spate.subscription;

import org.jspecify.annotations.Nullable;

/** Something that a drainer is to do, linked into its list of due items without an allocation; in it at most once. */
abstract class DueItem {

  @Nullable
  DueItem next;

  /** On the drainer's thread. */
  abstract void run();
}
