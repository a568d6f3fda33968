package dev.spate.benchmarks.server;

import dev.spate.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that publishes what is due, and sleeps until the next is. It sleeps for half a millisecond at least, as waking up for each of
 * many thousands of groups a second would cost the server more than they do.
 */
final class Publisher implements AutoCloseable {

  private static final long SHORTEST_SLEEP_NANOS = 500_000;

  private final Schedule schedule;
  private final Schedule.Publish publish;
  private final TimeSource time;
  private final Thread thread = new Thread(this::run, "publisher");

  private volatile boolean stopped;
  private volatile long published;
  private volatile long late;

  Publisher(Schedule schedule, Schedule.Publish publish, TimeSource time) {
    this.schedule = schedule;
    this.publish = publish;
    this.time = time;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!stopped) {
      long nowNanos = time.epochNanos();
      long nextNanos = schedule.nextNanos();
      if (nextNanos == Long.MAX_VALUE) {
        return;
      }
      if (nextNanos > nowNanos) {
        LockSupport.parkNanos(this, Math.max(SHORTEST_SLEEP_NANOS, nextNanos - nowNanos));
      } else {
        schedule.run(nowNanos, publish);
        published = schedule.published();
        late = schedule.late();
      }
    }
  }

  /** How many groups were published, the initial publish apart. */
  long published() {
    return published;
  }

  /** How many of them were published more than a tick after they were due. */
  long late() {
    return late;
  }

  /** The CPU time of the thread, in nanoseconds; 0 if it has ended. */
  long cpuNanos() {
    return Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()));
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
