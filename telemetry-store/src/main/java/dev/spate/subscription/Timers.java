package dev.spate.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The periodic timers of one drainer, in slots of 10 ms: those of one slot fire together. Confined to the drainer's thread.
 */
final class Timers {

  static final long SLOT_NANOS = 10_000_000;

  /** A period after which nobody waits; that sums of it with a time stay numbers. */
  private static final long NEVER_NANOS = Long.MAX_VALUE / 4;

  private final TreeMap<Long, List<Timer>> slots = new TreeMap<>();

  /** What a timer does; told how many of its times before this one have passed unnoticed. */
  @FunctionalInterface
  interface Action {
    void run(long missed);
  }

  /** A timer that fires at its start plus each multiple of its period. */
  static final class Timer {
    private final long startNanos;
    private final long periodNanos;
    private final Action action;
    private long count;

    private Timer(long startNanos, long periodNanos, Action action) {
      this.startNanos = startNanos;
      this.periodNanos = periodNanos;
      this.action = action;
    }

    private long slot() {
      return Math.floorDiv(startNanos + (count + 1) * periodNanos + SLOT_NANOS - 1, SLOT_NANOS);
    }

    private void fire(long nowNanos) {
      long passed = Math.max(count + 1, Math.floorDiv(nowNanos - startNanos, periodNanos));
      long missed = passed - count - 1;
      count = passed;
      action.run(missed);
    }
  }

  Timer every(long periodNanos, long startNanos, Action action) {
    Timer timer = new Timer(startNanos, Math.min(periodNanos, NEVER_NANOS), action);
    add(timer);
    return timer;
  }

  /** Forgets a timer and all that its action holds; not to be called by an action. */
  void cancel(Timer timer) {
    slots.computeIfPresent(timer.slot(), (slot, waiting) -> {
      waiting.remove(timer);
      return waiting.isEmpty() ? null : waiting;
    });
  }

  /** Runs what is due; returns whether anything was. */
  boolean fire(long nowNanos) {
    boolean fired = false;
    long nowSlot = Math.floorDiv(nowNanos, SLOT_NANOS);
    while (!slots.isEmpty() && slots.firstKey() <= nowSlot) {
      Map.Entry<Long, List<Timer>> slot = slots.pollFirstEntry();
      for (Timer timer : slot.getValue()) {
        timer.fire(nowNanos);
        add(timer);
        fired = true;
      }
    }
    return fired;
  }

  /** How long until the next timer, or {@link Long#MAX_VALUE}. */
  long nanosToNext(long nowNanos) {
    return slots.isEmpty() ? Long.MAX_VALUE : Math.max(0, slots.firstKey() * SLOT_NANOS - nowNanos);
  }

  private void add(Timer timer) {
    slots.computeIfAbsent(timer.slot(), slot -> new ArrayList<>()).add(timer);
  }
}
