package dev.spate.benchmarks.server;

import dev.spate.value.Field;

/**
 * When each group is published: once a tick, at times that are fixed in advance. Nothing is ever left out; whoever falls behind
 * publishes what he missed, as of the time when it was due, so that a client that compares that time with its own sees the whole delay
 * (Tene's "coordinated omission"). For one thread.
 */
final class Schedule {

  /** How the groups are spread over a tick. */
  enum Kind {
    /** Group i of n at i/n of the tick. */
    SPREAD,
    /** All at the beginning of the tick. */
    BURST,
    /** Nothing is ever due. */
    NONE
  }

  /** Publishes one group. */
  interface Publish {

    /**
     * Called once for each group and tick, in order.
     *
     * @param tick from 1 on, as 0 is the initial publish
     * @param dueNanos when it was due, in nanoseconds since the epoch
     */
    void publish(int group, long tick, long dueNanos);
  }

  private final Kind kind;
  private final int groups;
  private final long tickNanos;
  private final long startNanos;

  private long tick; // from 0
  private int group; // the next
  private long published;
  private long late;

  /**
   * @param tickNanos how often each group is published
   * @param startNanos the beginning of the first tick, in nanoseconds since the epoch
   */
  Schedule(Kind kind, int groups, long tickNanos, long startNanos) {
    Field.require(tickNanos > 0, "tick", tickNanos + "ns", "more than zero");
    this.kind = kind;
    this.groups = groups;
    this.tickNanos = tickNanos;
    this.startNanos = startNanos;
  }

  /** When the next group is due, in nanoseconds since the epoch; {@link Long#MAX_VALUE} for never. */
  long nextNanos() {
    long beginning = startNanos + tick * tickNanos;
    return switch (kind) {
      case SPREAD -> beginning + group * tickNanos / groups;
      case BURST -> beginning;
      case NONE -> Long.MAX_VALUE;
    };
  }

  /** Publishes all that is due, in order. */
  void run(long nowNanos, Publish publish) {
    for (long due = nextNanos(); due <= nowNanos; due = nextNanos()) {
      publish.publish(group, tick + 1, due);
      published++;
      if (nowNanos - due > tickNanos) {
        late++;
      }
      group++;
      if (group == groups) {
        group = 0;
        tick++;
      }
    }
  }

  /** How many groups were published. */
  long published() {
    return published;
  }

  /** How many of them were published more than a tick after they were due. */
  long late() {
    return late;
  }
}
