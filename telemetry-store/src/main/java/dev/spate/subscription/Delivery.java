package dev.spate.subscription;

import dev.spate.metrics.Metric;
import dev.spate.store.Store;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Tells subscribers what is in the store and what changes in it. Safe to share among threads.
 *
 * <p>A stream belongs to one of a few threads, all streams of a connection to the same; a slow client holds up nobody, for it is
 * only looked at while it is ready.
 */
public final class Delivery implements AutoCloseable {

  private final Store store;
  private final boolean manual;
  private final List<Drainer> drainers;
  private final Placement placement;
  private final Selections selections;
  private final Set<ClientStream<?>> streams = ConcurrentHashMap.newKeySet();
  private final int maxSubscriptions;
  private final AtomicInteger subscriptions = new AtomicInteger();

  public Delivery(Store store, DeliveryOptions options) {
    this.store = store;
    this.manual = options.threads() == 0;
    this.maxSubscriptions = options.maxSubscriptions();
    this.drainers = IntStream.range(0, Math.max(1, options.threads()))
        .mapToObj(i -> new Drainer(i, store.time(), store.metrics()))
        .toList();
    this.placement = new Placement(drainers);
    this.selections = new Selections(store, drainers.size());
    if (!manual) {
      for (Drainer drainer : drainers) {
        Thread thread = new Thread(drainer, "spate-delivery-" + drainer.index());
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  /**
   * Opens a stream; what it asked for begins to arrive at its outlet soon after.
   *
   * @throws SubscriptionLimitException if too many subscriptions are open; a stream gives its room back once its end was noticed
   */
  public <F> Stream open(StreamSpec spec, FrameEncoder<F> encoder, Outlet<F> outlet) {
    takeRoom(spec.subscriptions().size());
    Drainer drainer = placement.take(outlet.connection());
    ClientStream<F> stream = new ClientStream<>(spec, encoder, outlet, drainer, this);
    streams.add(stream);
    store.metrics().increment(Metric.STREAMS_OPENED);
    stream.ready();
    return stream;
  }

  /** How many streams are open. */
  public int streams() {
    return streams.size();
  }

  /** How many of them have something to send that their clients do not take yet. */
  public int waitingStreams() {
    return (int) streams.stream().filter(ClientStream::isBlocked).count();
  }

  private void takeRoom(int wanted) {
    int open;
    do {
      open = subscriptions.get();
      if (wanted > maxSubscriptions - open) {
        throw new SubscriptionLimitException(wanted, maxSubscriptions, open);
      }
    } while (!subscriptions.compareAndSet(open, open + wanted));
  }

  /** How many subscriptions the open streams hold. */
  public int subscriptions() {
    return subscriptions.get();
  }

  /** Most subscriptions that may be open at once. */
  public int maxSubscriptions() {
    return maxSubscriptions;
  }

  /**
   * Delivers everything that is due at this moment, on the calling thread.
   *
   * @throws IllegalStateException if it has threads of its own
   */
  public void runDue() {
    if (!manual) {
      throw new IllegalStateException("this delivery has threads of its own");
    }
    Drainer drainer = drainers.get(0);
    while (drainer.pass()) {}
  }

  /** Ends every stream without a word to its outlet, and the threads. */
  @Override
  public void close() {
    streams.forEach(ClientStream::close);
    drainers.forEach(Drainer::stop);
    if (manual) {
      runDue();
    }
  }

  Store store() {
    return store;
  }

  Selections selections() {
    return selections;
  }

  void closed(ClientStream<?> stream) {
    if (streams.remove(stream)) {
      placement.giveBack(stream.connection());
      subscriptions.addAndGet(-stream.size());
    }
  }
}
