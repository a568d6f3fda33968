package dev.spate.cli.bench;

import org.HdrHistogram.Histogram;

/** Counts of one window. Whoever uses it sees to it that one thread does at a time. */
final class Tally {

  private static final long FINEST_NANOS = 1_000;
  private static final int DIGITS = 3;

  long updates;
  long deletes;
  long messages;
  long bytes;
  long duplicates;
  long syncs;
  long badMessages;
  long untimely;
  long firstUpdateNanos;
  long lastUpdateNanos;
  long minUpdatesOfAStream = Long.MAX_VALUE;
  long maxUpdatesOfAStream;
  final Histogram latency = histogram();
  final Histogram interArrival = histogram();
  final Histogram toFirst = histogram();
  final Histogram toSync = histogram();

  private static Histogram histogram() {
    return new Histogram(FINEST_NANOS, Measurement.MAX_NANOS, DIGITS);
  }

  /** Counts a latency of so many leaves, or that it makes no sense. */
  void latency(long nanos, int leaves) {
    if (nanos < 0 || nanos > Measurement.MAX_NANOS) {
      untimely += leaves;
    } else {
      latency.recordValueWithCount(nanos, leaves);
    }
  }

  /** Counts an interval between two readings of a clock that never goes back. */
  static void interval(Histogram histogram, long nanos) {
    histogram.recordValue(Math.min(nanos, Measurement.MAX_NANOS));
  }

  /** Counts updates received at an instant. */
  void updates(int count, long epochNanos) {
    if (count > 0) {
      updates += count;
      if (firstUpdateNanos == 0) {
        firstUpdateNanos = epochNanos;
      }
      lastUpdateNanos = epochNanos;
    }
  }

  /** Counts what one stream received in the window. */
  void stream(long itsUpdates) {
    minUpdatesOfAStream = Math.min(minUpdatesOfAStream, itsUpdates);
    maxUpdatesOfAStream = Math.max(maxUpdatesOfAStream, itsUpdates);
  }

  /** Adds what other streams received in the same window. */
  void merge(Tally others) {
    add(others);
    minUpdatesOfAStream = Math.min(minUpdatesOfAStream, others.minUpdatesOfAStream);
    maxUpdatesOfAStream = Math.max(maxUpdatesOfAStream, others.maxUpdatesOfAStream);
  }

  /** Adds another window of the same streams: all but what one stream received. */
  void add(Tally other) {
    updates += other.updates;
    deletes += other.deletes;
    messages += other.messages;
    bytes += other.bytes;
    duplicates += other.duplicates;
    syncs += other.syncs;
    badMessages += other.badMessages;
    untimely += other.untimely;
    if (firstUpdateNanos == 0
        || (other.firstUpdateNanos != 0 && other.firstUpdateNanos < firstUpdateNanos)) {
      firstUpdateNanos = other.firstUpdateNanos;
    }
    lastUpdateNanos = Math.max(lastUpdateNanos, other.lastUpdateNanos);
    latency.add(other.latency);
    interArrival.add(other.interArrival);
    toFirst.add(other.toFirst);
    toSync.add(other.toSync);
  }

  Measurement measurement(long nanos, long clientCpuNanos) {
    return new Measurement(
        nanos,
        updates,
        deletes,
        messages,
        bytes,
        duplicates,
        syncs,
        badMessages,
        latency,
        untimely,
        interArrival,
        toFirst,
        toSync,
        clientCpuNanos,
        firstUpdateNanos,
        lastUpdateNanos,
        minUpdatesOfAStream == Long.MAX_VALUE ? 0 : minUpdatesOfAStream,
        maxUpdatesOfAStream);
  }
}
