package dev.spate.subscription;

import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.Store;
import java.util.Collections;
import java.util.Iterator;

/**
 * What there is now, for ONCE and POLL: straight from the store's tree, step by step while the stream is ready. It needs no selection, for
 * nothing has to be remembered. On the drainer's thread.
 */
final class Snapshot {

  private final Iterator<SubscriptionSpec> subscriptions;
  private final Store store;
  private final Drainer drainer;
  private Iterator<Match> matches = Collections.emptyIterator();

  Snapshot(StreamSpec spec, Store store, Drainer drainer) {
    this.subscriptions = spec.subscriptions().iterator();
    this.store = store;
    this.drainer = drainer;
  }

  /** Goes on while the stream is ready; true when all is sent. */
  boolean drain(Sender<?> sender) {
    while (true) {
      while (matches.hasNext()) {
        if (!sender.isReady()) {
          return false;
        }
        send(matches.next(), sender);
      }
      if (!subscriptions.hasNext()) {
        return true;
      }
      matches = store.walk(subscriptions.next().query());
    }
  }

  private void send(Match match, Sender<?> sender) {
    GroupReading reading = drainer.read(match.group());
    if (reading == null || match.group().isDeleted()) {
      return;
    }
    Delta delta = drainer.delta();
    delta.of(match.group(), reading);
    for (long left = match.mask() & reading.values().present(); left != 0; left &= left - 1) {
      delta.update(Long.numberOfTrailingZeros(left), 0);
    }
    if (!delta.isEmpty()) {
      sender.sendOnce(delta);
    }
  }
}
