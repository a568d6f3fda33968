package dev.spate.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One delivery thread of the {@link FloorServer}: serves a share of its connections, with the windows of Spate's delivery, one pass in
 * each while there is anything to send, the longer one where many connections were due.
 */
final class FloorDrainer implements Runnable {

  private static final long SHORT_WINDOW_NANOS = 1_000_000;
  private static final long LONG_WINDOW_NANOS = 2_000_000;
  private static final int MANY_CONNECTIONS = 32;

  /** Rounds of SAMPLE that are due within one slot run together. */
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Thread thread;
  private final Queue<FloorStream> opened = new ConcurrentLinkedQueue<>();
  private final List<FloorStream> streams = new ArrayList<>();
  private int connections; // that were due in the last pass

  private volatile boolean sleeping;
  private volatile boolean stopped;

  // Written by the drainer alone, after each pass.
  private volatile long updates;
  private volatile long messages;
  private volatile long bytes;
  private volatile long skipped;

  private long passUpdates;
  private long passMessages;
  private long passBytes;
  private long passSkipped;

  FloorDrainer(int index) {
    thread = new Thread(this, "floor-delivery-" + index);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Takes a stream from any thread. */
  void open(FloorStream stream) {
    opened.add(stream);
    wake();
  }

  /** Any thread: something may be due. */
  void wake() {
    if (sleeping) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    while (!stopped) {
      long beganNanos = System.nanoTime();
      if (pass()) {
        long windowNanos = connections > MANY_CONNECTIONS ? LONG_WINDOW_NANOS : SHORT_WINDOW_NANOS;
        long leftNanos = beganNanos + windowNanos - System.nanoTime();
        if (leftNanos > 0) {
          LockSupport.parkNanos(this, leftNanos);
        }
      } else {
        sleep();
      }
    }
  }

  private boolean pass() {
    long nowNanos = System.nanoTime();
    for (FloorStream stream = opened.poll(); stream != null; stream = opened.poll()) {
      adopt(stream);
    }
    connections = 0;
    Object lastConnection = null;
    boolean worked = false;
    boolean anyOver = false;
    for (FloorStream stream : streams) {
      if (stream.isDue(nowNanos)) {
        if (!stream.connection().equals(lastConnection)) {
          connections++;
          lastConnection = stream.connection();
        }
        stream.drain(nowNanos);
        worked = true;
      }
      anyOver |= stream.isOver();
    }
    if (anyOver) {
      streams.removeIf(FloorStream::isOver);
    }
    flushCounts();
    return worked;
  }

  /** Streams of one connection stand side by side, so that their messages are written together. */
  private void adopt(FloorStream stream) {
    int at = streams.size();
    while (at > 0 && !streams.get(at - 1).connection().equals(stream.connection())) {
      at--;
    }
    streams.add(at == 0 ? streams.size() : at, stream);
  }

  private void sleep() {
    sleeping = true;
    long nowNanos = System.nanoTime();
    long waitNanos = Long.MAX_VALUE;
    for (FloorStream stream : streams) {
      waitNanos = Math.min(waitNanos, stream.nanosToDue(nowNanos));
    }
    if (opened.isEmpty() && !stopped) {
      if (waitNanos == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else if (waitNanos > 0) {
        LockSupport.parkNanos(this, (waitNanos + SLOT_NANOS - 1) / SLOT_NANOS * SLOT_NANOS);
      }
    }
    sleeping = false;
  }

  void countSent(int messageUpdates, int messageBytes) {
    passUpdates += messageUpdates;
    passMessages++;
    passBytes += messageBytes;
  }

  void countSkipped(long count) {
    passSkipped += count;
  }

  private void flushCounts() {
    updates = passUpdates;
    messages = passMessages;
    bytes = passBytes;
    skipped = passSkipped;
  }

  long updates() {
    return updates;
  }

  long messages() {
    return messages;
  }

  long bytes() {
    return bytes;
  }

  long skipped() {
    return skipped;
  }
}
