package dev.spate.cli.live;

import dev.spate.value.CounterRate;
import dev.spate.value.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a counter that its rate needs: between the newest and the latest one that is at least a second older, as closer
 * ones would tell more of the clock than of the counter. A counter that went down was reset, one whose clock went back begins
 * anew. Not thread-safe.
 */
final class CounterHistory {

  private static final long SECOND = 1_000_000_000;

  /** Samples that come closer than this stand for each other, which bounds how many are kept. */
  private static final long SPACING = SECOND / 10;

  private final Deque<Sample> recent = new ArrayDeque<>();
  private @Nullable Sample base;
  private @Nullable Sample newest;
  private @Nullable CounterRate rate;

  /** Takes the next sample; true if the counter was reset before it. */
  boolean add(Sample sample) {
    Sample before = newest;
    boolean reset = before != null && Long.compareUnsigned(sample.value(), before.value()) < 0;
    if (before != null && (reset || sample.timestampNanos() < before.timestampNanos())) {
      recent.clear();
      base = null;
    }
    newest = sample;
    Sample last = recent.peekLast();
    if (last == null || sample.timestampNanos() - last.timestampNanos() >= SPACING) {
      recent.addLast(sample);
    }
    for (Sample old = recent.peekFirst();
        old != null && sample.timestampNanos() - old.timestampNanos() >= SECOND;
        old = recent.peekFirst()) {
      base = recent.removeFirst();
    }
    rate = base == null ? null : CounterRate.between(base, sample).orElse(null);
    return reset;
  }

  /** Units of the counter per second; NaN as long as there are no two samples a second apart. */
  double perSecond() {
    return rate == null ? Double.NaN : rate.perSecond();
  }
}
