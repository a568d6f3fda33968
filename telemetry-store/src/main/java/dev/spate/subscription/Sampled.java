package dev.spate.subscription;

import dev.spate.metrics.Metric;

/** A subscription that sends once an interval: everything, or what changed where redundant values are suppressed. */
final class Sampled extends Subscription {

  private int skipped;
  private int duplicates;
  private long roundNanos; // when the present round was begun

  Sampled(SubscriptionSpec spec, Selection selection, ClientStream<?> stream) {
    super(spec, selection, stream);
  }

  /** A value of a round that was skipped was not sent. */
  @Override
  int duplicates(int changesSince) {
    return duplicates;
  }

  @Override
  boolean isInStep() {
    return duplicates == 0;
  }

  /** The time of a round has come; skipped if the one before is not over. */
  void sample(long missed) {
    skip(missed);
    if (!inRound()) {
      begin(spec().suppressRedundant() ? Round.CHANGED : Round.FULL);
    } else if (roundNanos != stream().drainer().nowNanos()) {
      skip(1);
    } // else the heartbeat in this slot came first, and is this round
  }

  /** The time of a heartbeat has come: the same as a round without suppression, and in the same slot it is that round. */
  void heartbeat() {
    if (!inRound()) {
      begin(Round.FULL);
    } else if (!inFullRound()) {
      startRound(Round.FULL);
    }
  }

  private void begin(Round kind) {
    duplicates = skipped;
    skipped = 0;
    roundNanos = stream().drainer().nowNanos();
    startRound(kind);
  }

  private void skip(long rounds) {
    skipped += (int) rounds;
    stream().drainer().count(Metric.SAMPLES_SKIPPED, rounds);
  }

  /** Removals too wait for the next round. */
  @Override
  boolean drain() {
    return !inRound() || drainRound();
  }
}
