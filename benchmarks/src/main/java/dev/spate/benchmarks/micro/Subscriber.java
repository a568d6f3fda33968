package dev.spate.benchmarks.micro;

import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.FrameEncoder;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.Outlet;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionMode;
import dev.spate.subscription.SubscriptionSpec;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A client that subscribes ON_CHANGE to all counters, and throws away what it gets, or takes nothing more after its sync. */
public final class Subscriber implements Outlet<String> {

  /** One frame for all news, so that neither encoding nor its garbage is measured. */
  static final FrameEncoder<String> SAME_FRAME = delta -> "frame";

  private static final Path PATTERN = Path.parse("/interfaces/interface[name=*]/state/counters");

  private final boolean stalls;
  private final CountDownLatch synced = new CountDownLatch(1);

  private Subscriber(boolean stalls) {
    this.stalls = stalls;
  }

  static Query query() {
    return new Query(null, PATTERN, LeafFilter.ALL, ReadScope.ALL);
  }

  public static Subscriber open(Delivery delivery, FrameEncoder<String> encoder, boolean stalls) {
    Subscriber subscriber = new Subscriber(stalls);
    SubscriptionSpec spec = new SubscriptionSpec(query(), SubscriptionMode.ON_CHANGE, 0, false, 0);
    delivery.open(new StreamSpec(ListMode.STREAM, false, List.of(spec)), encoder, subscriber);
    return subscriber;
  }

  void awaitSync() throws InterruptedException {
    synced.await();
  }

  @Override
  public boolean isReady() {
    return !stalls || synced.getCount() > 0;
  }

  @Override
  public void send(String frame) {}

  @Override
  public void sync() {
    synced.countDown();
  }

  @Override
  public void complete() {}

  @Override
  public void fail(RuntimeException cause) {
    throw cause;
  }

  @Override
  public Object connection() {
    return this;
  }
}
