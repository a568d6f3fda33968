package dev.spate.subscription;

import dev.spate.metrics.Metric;

/** A subscription that sends what changed, when it changed; with a heartbeat, everything once an interval as well. */
final class OnChange extends Subscription {

  private final Feed feed;
  private ChangeRing ring;
  private long cursor;

  OnChange(SubscriptionSpec spec, Selection selection, ClientStream<?> stream) {
    super(spec, selection, stream);
    this.feed = selection.feed(stream.drainer());
    this.ring = selection.ring();
    this.cursor = ring.tail();
  }

  Feed feed() {
    return feed;
  }

  /** Whether the ring holds anything that was not looked at yet, or was replaced. */
  boolean hasNews() {
    return ring != selection().ring()
        || ring.read(cursor) != ChangeRing.NOT_YET
        || removalsAreUntold();
  }

  @Override
  int duplicates(int changesSince) {
    return Math.max(0, changesSince - 1);
  }

  @Override
  boolean isInStep() {
    return true;
  }

  void heartbeat(long missed) {
    if (inFullRound()) {
      stream().drainer().count(Metric.SAMPLES_SKIPPED, 1 + missed);
    } else {
      startRound(Round.FULL);
    }
  }

  @Override
  boolean drain() {
    while (drainRound()) {
      if (ring != selection().ring()) {
        ring = selection().ring();
        catchUp();
        continue;
      }
      int slot = ring.read(cursor);
      if (slot == ChangeRing.NOT_YET) {
        return true;
      }
      if (slot == ChangeRing.OVERTAKEN) {
        stream().drainer().count(Metric.RINGS_OVERTAKEN, 1);
        catchUp();
        continue;
      }
      if (!stream().sender().isReady()) {
        return false;
      }
      if (look(slot, Round.CHANGED)) {
        cursor++;
      } else if (!stream().tellRemovals()) {
        return false;
      }
    }
    return false;
  }

  /** From the ring's end on, after comparing all slots once. */
  private void catchUp() {
    cursor = ring.tail();
    startRound(Round.CHANGED);
  }
}
