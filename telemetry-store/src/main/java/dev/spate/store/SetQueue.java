package dev.spate.store;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Hands the Sets of one target to its source, one at a time, in order. At most {@value #MAX_WAITING} wait; a further one is
 * refused. Safe to share among threads.
 */
final class SetQueue {

  static final int MAX_WAITING = 100;

  private final String target;
  private final @Nullable SetHandler handler;
  private final Object lock = new Object();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private boolean busy;

  private record Waiting(List<Change> changes, CompletableFuture<Long> done) {}

  SetQueue(String target, @Nullable SetHandler handler) {
    this.target = target;
    this.handler = handler;
  }

  boolean isReadOnly() {
    return handler == null;
  }

  /** How many Sets wait for the one that is being carried out. */
  int waiting() {
    synchronized (lock) {
      return waiting.size();
    }
  }

  CompletableFuture<Long> set(List<Change> changes) {
    if (handler == null) {
      return failed(SetException.Kind.UNIMPLEMENTED, "target \"" + target + "\" is read-only");
    }
    Waiting set = new Waiting(List.copyOf(changes), new CompletableFuture<>());
    synchronized (lock) {
      if (busy && waiting.size() >= MAX_WAITING) {
        return failed(
            SetException.Kind.ABORTED,
            MAX_WAITING + " Sets of target \"" + target + "\" wait already; try again later");
      }
      if (busy) {
        waiting.add(set);
        return set.done;
      }
      busy = true;
    }
    run(handler, set);
    return set.done;
  }

  private void run(SetHandler to, Waiting set) {
    CompletableFuture<Long> result;
    try {
      result = to.set(target, set.changes).toCompletableFuture();
    } catch (RuntimeException | Error e) {
      result = CompletableFuture.failedFuture(e);
    }
    var unused = result.whenComplete((timestamp, failure) -> {
      next(to);
      if (failure == null) {
        set.done.complete(timestamp);
      } else {
        set.done.completeExceptionally(failure);
      }
    });
  }

  private void next(SetHandler to) {
    Waiting next;
    synchronized (lock) {
      next = waiting.poll();
      busy = next != null;
    }
    if (next != null) {
      run(to, next);
    }
  }

  private static CompletableFuture<Long> failed(SetException.Kind kind, String message) {
    return CompletableFuture.failedFuture(new SetException(kind, -1, message));
  }
}
