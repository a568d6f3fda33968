package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import dev.spate.access.Access;
import dev.spate.metrics.Metrics;
import dev.spate.query.Reads;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all gNMI endpoints of one server share: the store and its delivery, the configuration, the bytes of paths, and the election ids.
 * Safe to share among threads.
 */
public final class GnmiBackend {

  private static final Logger LOG = LoggerFactory.getLogger(GnmiBackend.class);

  private final Store store;
  private final Delivery delivery;
  private final Access access;
  private final GnmiConfig config;
  private final Reads reads;
  private final SubscriptionReader subscriptionReader;
  private final Arbitration arbitration = new Arbitration();
  private final Templates templates = new Templates();
  private final AtomicBoolean markingTold = new AtomicBoolean();

  public GnmiBackend(Store store, Delivery delivery, Access access, GnmiConfig config) {
    this.store = store;
    this.delivery = delivery;
    this.access = access;
    this.config = config;
    this.reads = new Reads(store);
    this.subscriptionReader =
        new SubscriptionReader(store.schema(), config, reads, delivery.maxSubscriptions());
  }

  Store store() {
    return store;
  }

  Metrics metrics() {
    return store.metrics();
  }

  Delivery delivery() {
    return delivery;
  }

  Access access() {
    return access;
  }

  GnmiConfig config() {
    return config;
  }

  Reads reads() {
    return reads;
  }

  SubscriptionReader subscriptionReader() {
    return subscriptionReader;
  }

  Arbitration arbitration() {
    return arbitration;
  }

  /** The encoder of all streams of one encoding and target name; see {@link NotificationEncoder}. */
  NotificationEncoder encoder(Encoding encoding, Optional<String> targetName) {
    return new NotificationEncoder(templates, encoding, targetName);
  }

  /** Clients are told nothing of it: test suites in the field send a marking with every Subscribe. */
  void tellOfIgnoredMarking() {
    if (markingTold.compareAndSet(false, true)) {
      LOG.info(
          "A client asked for a DSCP marking (subscribe.qos.marking), which is accepted and not applied; said once");
    }
  }
}
