package dev.spate.server.gnmi;

import io.grpc.Status;
import java.util.concurrent.atomic.AtomicInteger;

/** How many subscriptions may be open at once, over all endpoints of a server. Safe to share among threads. */
final class SubscriptionLimit {

  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  SubscriptionLimit(int most) {
    this.most = most;
  }

  /**
   * Takes room for some subscriptions, to be {@linkplain #release given back} once.
   *
   * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED, and no room is taken, if there is not enough
   */
  void acquire(int count) {
    int before;
    do {
      before = open.get();
      if (count > most - before) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription(
                "subscribe.subscription has %d entries, but of %d subscriptions that this server allows %d are open: close some, or name a container instead of its leaves"
                    .formatted(count, most, before))
            .asRuntimeException();
      }
    } while (!open.compareAndSet(before, before + count));
  }

  void release(int count) {
    open.addAndGet(-count);
  }
}
