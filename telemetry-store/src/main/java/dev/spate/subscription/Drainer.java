package dev.spate.subscription;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Shape;
import dev.spate.time.TimeSource;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Serves a share of all streams, by one thread: what belongs to a stream is touched by its drainer alone, so delivery needs no
 * lock.
 */
final class Drainer implements Runnable {

  /*
   * A pass takes all that is due (feeds that were woken, streams that became ready, timers whose slot has come), drains the streams
   * concerned once each, then arms the feeds and looks once more for what came meanwhile.
   *
   * Writing to a connection costs far more than finding out what to write, so a pass is the only one of a window, in which news
   * gathers: the first change after a pause goes out at once, the next ones together. With many connections due, each wants its own
   * write, so the window is longer.
   */
  private static final long SHORT_WINDOW_NANOS = 1_000_000;
  private static final long LONG_WINDOW_NANOS = 2_000_000;
  private static final int MANY_CONNECTIONS = 32;

  private static final long NOT_WOKEN = -1;

  private static final Metric[] METRICS = Metric.values();

  private final int index;
  private final TimeSource time;
  private final Metrics metrics;
  private final Timers timers = new Timers();

  private final AtomicReference<@Nullable DueItem> due = new AtomicReference<>();
  private volatile boolean sleeping;
  private volatile boolean stopped;
  private volatile @Nullable Thread thread;

  private final Set<ClientStream<?>> toDrain = new LinkedHashSet<>();
  private final Set<Feed> drainedFeeds = new LinkedHashSet<>();
  private long nowNanos;
  private long waitedNanos;
  private int connections;

  private final Delta delta = new Delta();
  private final Map<Shape, GroupReading> readings = new IdentityHashMap<>();
  private final long[] counts = new long[METRICS.length];

  Drainer(int index, TimeSource time, Metrics metrics) {
    this.index = index;
    this.time = time;
    this.metrics = metrics;
  }

  int index() {
    return index;
  }

  /** Any thread: something is to be done. */
  void due(DueItem item) {
    DueItem head;
    do {
      head = due.get();
      item.next = head;
    } while (!due.compareAndSet(head, item));
    if (sleeping) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (!stopped) {
      if (pass()) {
        endWindow();
      } else {
        sleep();
      }
    }
    pass(); // the streams that were closed just before
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Does all that is due at this moment, once; returns whether anything was. */
  boolean pass() {
    nowNanos = time.monotonicNanos();
    waitedNanos = NOT_WOKEN;
    boolean worked = timers.fire(nowNanos);
    DueItem item = reversed(due.getAndSet(null));
    while (item != null) {
      DueItem next = item.next;
      item.next = null;
      item.run();
      item = next;
      worked = true;
    }
    drainStreams();
    recordLatency();
    armFeeds();
    flushCounts();
    return worked;
  }

  void drainLater(ClientStream<?> stream) {
    toDrain.add(stream);
  }

  /** Drains the streams of a feed that has been due for some time. */
  void drainLater(Feed feed, Collection<ClientStream<?>> streams, long dueSinceNanos) {
    drainedFeeds.add(feed);
    toDrain.addAll(streams);
    waitedNanos = Math.max(waitedNanos, Math.max(0, nowNanos - dueSinceNanos));
  }

  /** The time, monotonic; any thread. */
  long clockNanos() {
    return time.monotonicNanos();
  }

  /** When the present pass began, monotonic. */
  long nowNanos() {
    return nowNanos;
  }

  Timers timers() {
    return timers;
  }

  /** The buffer that the present message is put together in. */
  Delta delta() {
    return delta;
  }

  /** A consistent copy of a group, valid until the next call; null if it was never published. */
  @Nullable
  GroupReading read(Group group) {
    GroupReading reading = readings.get(group.shape());
    if (reading == null) {
      reading = group.newReading();
      readings.put(group.shape(), reading);
    }
    return group.read(reading) ? reading : null;
  }

  /** Counted here, so that the hot path shares no counter with others; added up after each pass. */
  void count(Metric metric, long n) {
    counts[metric.ordinal()] += n;
  }

  private void drainStreams() {
    Object lastConnection = null;
    connections = 0;
    for (ClientStream<?> stream : toDrain) {
      Object connection = stream.connection();
      if (!connection.equals(lastConnection)) {
        connections++;
        lastConnection = connection;
      }
      stream.drain();
    }
    toDrain.clear();
  }

  /** One figure a pass, that of the change that waited longest, so that it costs the same whatever was sent. */
  private void recordLatency() {
    if (waitedNanos != NOT_WOKEN && counts[Metric.MESSAGES_OUT.ordinal()] != 0) {
      metrics.publishToSend().record(waitedNanos + time.monotonicNanos() - nowNanos);
    }
  }

  private void armFeeds() {
    for (Feed feed : drainedFeeds) {
      feed.rest();
    }
    drainedFeeds.clear();
  }

  private void flushCounts() {
    for (Metric metric : METRICS) {
      long count = counts[metric.ordinal()];
      if (count != 0) {
        metrics.add(metric, count);
        counts[metric.ordinal()] = 0;
      }
    }
  }

  private void endWindow() {
    long windowNanos = connections > MANY_CONNECTIONS ? LONG_WINDOW_NANOS : SHORT_WINDOW_NANOS;
    long leftNanos = nowNanos + windowNanos - time.monotonicNanos();
    if (leftNanos > 0) {
      LockSupport.parkNanos(this, leftNanos);
    }
  }

  private void sleep() {
    sleeping = true;
    if (due.get() == null && !stopped) {
      long nanos = timers.nanosToNext(time.monotonicNanos());
      if (nanos == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
    }
    sleeping = false;
  }

  private static @Nullable DueItem reversed(@Nullable DueItem list) {
    DueItem reversed = null;
    DueItem item = list;
    while (item != null) {
      DueItem next = item.next;
      item.next = reversed;
      reversed = item;
      item = next;
    }
    return reversed;
  }
}
