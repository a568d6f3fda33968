package dev.spate.cli.live;

import dev.spate.time.TimeSource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One display from its beginning to its end: what is known, what a person has chosen, and how the subscription is. It is told what
 * happens, and asked for what to show. Used by one thread.
 */
final class Session {

  /** How long to wait between two tries. */
  static final long RETRY_NANOS = 1_000_000_000;

  private final WatchedLeaves leaves;
  private final TableSource tables;
  private final View view;
  private final TimeSource time;
  private final Duration length;
  private LinkState link = new LinkState.Opening();
  private boolean begun;
  private long retryAt;
  private boolean terminalGone;
  private @Nullable Table frozen;
  private @Nullable Long endsAt;

  /**
   * A display of which nothing is known yet.
   *
   * @param length how long it goes on once everything has come; zero for ever
   */
  Session(WatchedLeaves leaves, TableSource tables, View view, TimeSource time, Duration length) {
    this.leaves = leaves;
    this.tables = tables;
    this.view = view;
    this.time = time;
    this.length = length;
  }

  /**
   * Takes what happened; returns the leaves whose value changed by it.
   *
   * @throws StatusRuntimeException if the subscription has ended before anything came: it would not go better a second time
   * @throws IllegalArgumentException if what the target sent makes no sense
   */
  List<WatchedLeaf> take(Event event) {
    if (event instanceof Event.Received received) {
      arrived();
      return leaves.apply(received.notification());
    } else if (event instanceof Event.Synced) {
      arrived();
      leaves.synced();
      if (endsAt == null && !length.isZero()) {
        endsAt = time.monotonicNanos() + length.toNanos();
      }
    } else if (event instanceof Event.Ended ended) {
      ended(ended.status());
    } else if (event instanceof Event.Pressed pressed) {
      press(pressed.key());
    } else {
      terminalGone = true;
    }
    return List.of();
  }

  private void arrived() {
    if (link instanceof LinkState.Lost lost) {
      long now = time.monotonicNanos();
      link = new LinkState.Back(now - lost.sinceNanos(), now);
    } else if (!begun) {
      link = new LinkState.Live();
    }
    begun = true;
  }

  private void ended(Status status) {
    if (!begun && !status.isOk()) {
      throw status.asRuntimeException();
    }
    long now = time.monotonicNanos();
    long since = link instanceof LinkState.Lost lost ? lost.sinceNanos() : now;
    link = new LinkState.Lost(
        status.isOk() ? Status.OK.withDescription("the server ended the stream") : status, since);
    retryAt = now + RETRY_NANOS;
    begun = true;
  }

  private void press(Key key) {
    view.press(key);
    frozen = view.isPaused() ? table() : null;
  }

  /** Whether it is time to subscribe again; true once for each try. */
  boolean retries() {
    boolean due = link instanceof LinkState.Lost && time.monotonicNanos() >= retryAt;
    if (due) {
      retryAt = Long.MAX_VALUE;
      leaves.beginAnew();
    }
    return due;
  }

  /** What is known now, or was when a person paused. */
  Table table() {
    return frozen != null ? frozen : tables.table(leaves);
  }

  View view() {
    return view;
  }

  LinkState link() {
    return link;
  }

  /** Whether a person has left, the terminal is gone, or it was to go on no longer. */
  boolean isOver() {
    return leftNanos() <= 0 || view.isOver() || terminalGone;
  }

  /** How long it goes on. */
  long leftNanos() {
    return endsAt == null ? Long.MAX_VALUE : endsAt - time.monotonicNanos();
  }
}
