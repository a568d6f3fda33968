package dev.spate.subscription;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one drainer's subscriptions of one selection wait for changes. Armed while they sleep: the first change then puts it among
 * the drainer's due items, once; further changes find it disarmed and cost nothing.
 */
final class Feed extends DueItem {

  private static final VarHandle ARMED;

  static {
    try {
      ARMED = MethodHandles.lookup().findVarHandle(Feed.class, "armed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Drainer drainer;
  private final List<ClientStream<?>> streams = new ArrayList<>(1);
  private volatile boolean armed;

  /** Since when it is due, monotonic; handed to the drainer with the due item. */
  private long dueSinceNanos;

  /** Nobody listens: neither armed nor due. On the drainer's thread. */
  private boolean idle = true;

  Feed(Drainer drainer) {
    this.drainer = drainer;
  }

  /** Any thread: something changed. */
  void wake() {
    if (disarm()) {
      due(drainer.clockNanos());
    }
  }

  private boolean disarm() {
    return armed && ARMED.compareAndSet(this, true, false);
  }

  private void due(long sinceNanos) {
    dueSinceNanos = sinceNanos;
    drainer.due(this);
  }

  /**
   * By the drainer, once after each {@link #run}, when it has drained all: goes to sleep, unless something came meanwhile. Arming it
   * at any other time could put it among the due items twice, and break their list.
   */
  void rest() {
    idle = streams.isEmpty();
    armed = !idle;
    for (ClientStream<?> stream : streams) {
      if (stream.hasNews()) {
        if (disarm()) {
          due(drainer.nowNanos()); // it came at some time of this pass
        }
        return;
      }
    }
  }

  /** Streams of one connection stand side by side, so that their messages are written together. */
  void add(ClientStream<?> stream) {
    int at = streams.size();
    while (at > 0 && !streams.get(at - 1).connection().equals(stream.connection())) {
      at--;
    }
    streams.add(at == 0 ? streams.size() : at, stream);
    if (idle) {
      idle = false;
      armed = true;
    }
  }

  void remove(ClientStream<?> stream) {
    streams.remove(stream);
  }

  @Override
  void run() {
    drainer.drainLater(this, streams, dueSinceNanos);
  }
}
