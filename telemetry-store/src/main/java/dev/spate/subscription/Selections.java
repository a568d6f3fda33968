package dev.spate.subscription;

import dev.spate.query.Query;
import dev.spate.store.Store;
import java.util.HashMap;
import java.util.Map;

/** One selection a distinct query, for as long as somebody subscribes to it. Safe to share among threads. */
final class Selections {

  private final Store store;
  private final int drainers;
  private final Object lock = new Object();
  private final Map<Key, Selection> selections = new HashMap<>();

  private record Key(Query query, boolean tracksChanges) {}

  Selections(Store store, int drainers) {
    this.store = store;
    this.drainers = drainers;
  }

  /** The selection of a query, complete for what exists now. To be given back once. */
  Selection acquire(Query query, boolean tracksChanges) {
    synchronized (lock) {
      Key key = new Key(query, tracksChanges);
      Selection selection = selections.get(key);
      if (selection == null) {
        selection = new Selection(query, tracksChanges, drainers);
        store.watch(query, tracksChanges, selection);
        selections.put(key, selection);
      }
      selection.addUser(1);
      return selection;
    }
  }

  void release(Selection selection) {
    synchronized (lock) {
      if (selection.addUser(-1) == 0) {
        selections.remove(new Key(selection.query(), selection.tracksChanges()));
        selection.leave(store);
      }
    }
  }
}
