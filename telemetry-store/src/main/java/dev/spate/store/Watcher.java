package dev.spate.store;

/**
 * Told of every group that a query selects: its birth, its changes, its end. Registered by {@link Store#watch}.
 *
 * <p>{@link #born} and {@link #removed} are called under the store's structure lock, {@link #changed} by the group's writer:
 * none may block, and none may call the store back. A publish that runs while a watcher is being registered may go unannounced, so
 * a watcher reads each group once after its birth.
 */
public interface Watcher {

  /**
   * A group that the query selects was born, or existed already when the watcher came.
   *
   * @param mask the leaves selected
   * @return a number of the watcher's choice, handed back in the other calls
   */
  int born(Group group, long mask);

  /** Selected leaves of a group changed; the group holds the new values already. */
  void changed(int slot);

  /** A group was deleted: {@link Group#removal()} tells with which branch. */
  void removed(int slot);
}
