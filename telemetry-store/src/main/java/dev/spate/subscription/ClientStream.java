package dev.spate.subscription;

import dev.spate.metrics.Metric;
import dev.spate.store.Group;
import dev.spate.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream: what there is at the start, a sync, then what comes. Its {@link Stream} methods may be called by any thread
 * and only mark it due; all else happens on its drainer's thread.
 */
final class ClientStream<F> extends DueItem implements Stream {

  /** What it does next. */
  private enum Phase {
    NEW,
    /** Sending what there is; a sync ends it. */
    WALKING,
    /** STREAM after its sync, or POLL between polls. */
    LIVE,
    CLOSED
  }

  private final StreamSpec spec;
  private final Outlet<F> outlet;
  private final Sender<F> sender;
  private final Drainer drainer;
  private final Delivery delivery;

  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicInteger polls = new AtomicInteger();
  private volatile boolean closing;

  /** Whether it has something to send that its outlet does not take yet; written by the drainer, when it changes. */
  private volatile boolean blocked;

  private Phase phase = Phase.NEW;
  private final List<Subscription> subscriptions;
  private final List<Timers.Timer> timers = new ArrayList<>(0);
  private long removalsTold;
  private int walking;
  private @Nullable Snapshot snapshot;

  ClientStream(
      StreamSpec spec,
      FrameEncoder<F> encoder,
      Outlet<F> outlet,
      Drainer drainer,
      Delivery delivery) {
    this.spec = spec;
    this.subscriptions = new ArrayList<>(spec.subscriptions().size());
    this.outlet = outlet;
    this.sender = new Sender<>(encoder, outlet, drainer);
    this.drainer = drainer;
    this.delivery = delivery;
  }

  @Override
  public void ready() {
    if (due.compareAndSet(false, true)) {
      drainer.due(this);
    }
  }

  @Override
  public void poll() {
    polls.incrementAndGet();
    ready();
  }

  @Override
  public void close() {
    closing = true;
    ready();
  }

  @Override
  void run() {
    due.set(false);
    drainer.drainLater(this);
  }

  Object connection() {
    return outlet.connection();
  }

  Drainer drainer() {
    return drainer;
  }

  /** Whether it waits for its client; any thread. */
  boolean isBlocked() {
    return blocked;
  }

  Store store() {
    return delivery.store();
  }

  /** Does what can be done now; on the drainer's thread. */
  void drain() {
    if (phase == Phase.CLOSED) {
      return;
    }
    if (closing) {
      end();
      return;
    }
    try {
      if (phase == Phase.NEW) {
        start();
      }
      boolean nowBlocked = !advance();
      if (blocked != nowBlocked) {
        blocked = nowBlocked;
      }
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new IllegalStateException("delivery broke: " + e, e));
    }
  }

  private void fail(RuntimeException cause) {
    drainer.count(Metric.STREAMS_FAILED, 1);
    end();
    try {
      outlet.fail(cause);
    } catch (RuntimeException | Error e) {
      // Broken, too: gRPC ends a call by itself whose send failed. The other streams of this thread
      // go on.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Whether a look at its feeds would find anything to send now. */
  boolean hasNews() {
    if (phase != Phase.LIVE || blocked) {
      return false;
    }
    for (Subscription subscription : subscriptions) {
      if (subscription instanceof OnChange onChange && onChange.hasNews()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a branch went that some subscription may have to tell of. */
  boolean removalsAreUntold() {
    return store().removals() != removalsTold;
  }

  /**
   * Tells what went, of all subscriptions, before one tells of something new: a delete is of a whole branch, so one that came late would
   * take from the client what another subscription has told anew.
   *
   * @return whether all was told
   */
  boolean tellRemovals() {
    long present = store().removals();
    if (present != removalsTold) {
      for (Subscription subscription : subscriptions) {
        if (!subscription.tellRemovals()) {
          return false;
        }
      }
      removalsTold = present;
    }
    return true;
  }

  /** Whether a subscription other than one tells of a group too, or has any removal yet to tell of. */
  boolean othersMeddleWith(Group reborn, Subscription one) {
    return subscriptions.stream().anyMatch(each -> each != one && each.meddlesWith(reborn));
  }

  Sender<F> sender() {
    return sender;
  }

  private void start() {
    if (spec.mode() == ListMode.STREAM) {
      long startNanos = drainer.nowNanos();
      for (SubscriptionSpec each : spec.subscriptions()) {
        subscribe(each, startNanos);
      }
      startWalk();
    } else if (spec.updatesOnly()) {
      sync();
    } else {
      startWalk();
    }
  }

  private void subscribe(SubscriptionSpec each, long startNanos) {
    boolean onChange = each.mode() == SubscriptionMode.ON_CHANGE;
    Selection selection = delivery.selections().acquire(each.query(), onChange);
    if (onChange) {
      OnChange subscription = new OnChange(each, selection, this);
      subscription.feed().add(this);
      subscriptions.add(subscription);
      heartbeat(each, startNanos, subscription::heartbeat);
    } else {
      Sampled subscription = new Sampled(each, selection, this);
      subscriptions.add(subscription);
      every(each.sampleIntervalNanos(), startNanos, subscription::sample);
      if (each.suppressRedundant()) {
        heartbeat(each, startNanos, missed -> subscription.heartbeat());
      }
    }
  }

  private void heartbeat(SubscriptionSpec each, long startNanos, Timers.Action action) {
    if (each.heartbeatNanos() > 0) {
      every(each.heartbeatNanos(), startNanos, action);
    }
  }

  private void every(long periodNanos, long startNanos, Timers.Action action) {
    timers.add(drainer.timers().every(periodNanos, startNanos, missed -> {
      action.run(missed);
      drainer.drainLater(this);
    }));
  }

  private void startWalk() {
    phase = Phase.WALKING;
    walking = 0;
    if (spec.mode() == ListMode.STREAM) {
      Subscription.Round kind =
          spec.updatesOnly() ? Subscription.Round.NOTE : Subscription.Round.INITIAL;
      subscriptions.forEach(subscription -> subscription.startRound(kind));
    } else {
      snapshot = new Snapshot(spec, delivery.store(), drainer);
    }
  }

  /** Goes on while the outlet is ready; true when there is nothing more to do now. */
  private boolean advance() {
    while (true) {
      if (phase == Phase.WALKING) {
        boolean walked = snapshot == null ? walkSubscriptions() : snapshot.drain(sender);
        if (!walked) {
          return false;
        }
        snapshot = null;
        sync();
      } else if (phase == Phase.LIVE && spec.mode() == ListMode.POLL && takePoll()) {
        if (spec.updatesOnly()) {
          sync();
        } else {
          startWalk();
        }
      } else {
        return phase == Phase.CLOSED || drainSubscriptions();
      }
    }
  }

  private boolean walkSubscriptions() {
    while (walking < subscriptions.size()) {
      if (!subscriptions.get(walking).drainRound()) {
        return false;
      }
      walking++;
    }
    return true;
  }

  private boolean drainSubscriptions() {
    boolean all = true;
    for (Subscription subscription : subscriptions) {
      all &= subscription.drain();
    }
    return all;
  }

  private boolean takePoll() {
    return polls.getAndUpdate(waiting -> Math.max(0, waiting - 1)) > 0;
  }

  private void sync() {
    phase = Phase.LIVE;
    outlet.sync();
    drainer.count(Metric.MESSAGES_OUT, 1);
    if (spec.mode() == ListMode.ONCE) {
      end();
      outlet.complete();
    }
  }

  private void end() {
    phase = Phase.CLOSED;
    timers.forEach(drainer.timers()::cancel);
    timers.clear();
    for (Subscription subscription : subscriptions) {
      if (subscription instanceof OnChange onChange) {
        onChange.feed().remove(this);
      }
      delivery.selections().release(subscription.selection());
    }
    subscriptions.clear();
    snapshot = null;
    delivery.closed(this);
  }

  int size() {
    return spec.subscriptions().size();
  }
}
