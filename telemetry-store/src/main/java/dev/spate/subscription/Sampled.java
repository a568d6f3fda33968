package dev.spate.subscription;

import dev.spate.metrics.Metric;

/** A subscription that sends once an interval: everything, or what changed where redundant values are suppressed. */
final class Sampled extends Subscription {

  private int skipped;
  private int duplicates;

  Sampled(SubscriptionSpec spec, Selection selection, ClientStream<?> stream) {
    super(spec, selection, stream);
  }

  /** A value of a round that was skipped was not sent. */
  @Override
  int duplicates(int changesSince) {
    return duplicates;
  }

  /** The time of a round has come; skipped if the one before is not over. */
  void sample(long missed) {
    begin(spec().suppressRedundant() ? Round.CHANGED : Round.FULL, missed);
  }

  /** The time of a heartbeat has come: the same as a round without suppression, and in the same slot it is that round. */
  void heartbeat() {
    if (inRound()) {
      if (!inFullRound()) {
        startRound(Round.FULL);
      }
    } else {
      begin(Round.FULL, 0);
    }
  }

  private void begin(Round kind, long missed) {
    skipped += (int) missed;
    stream().drainer().count(Metric.SAMPLES_SKIPPED, missed);
    if (inRound()) {
      skipped++;
      stream().drainer().count(Metric.SAMPLES_SKIPPED, 1);
      return;
    }
    duplicates = skipped;
    skipped = 0;
    startRound(kind);
  }

  /** Removals too wait for the next round. */
  @Override
  boolean drain() {
    return !inRound() || drainRound();
  }
}
