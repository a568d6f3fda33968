package dev.spate.subscription;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.DataType;
import dev.spate.query.LeafClass;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.store.Store;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A store with devices and clients, for tests; time and delivery move when the test says so. */
public final class StoreHarness {

  private final ManualTime clock;
  private final Metrics metrics = new Metrics();
  private final Store store;
  private final Delivery delivery;

  public StoreHarness(ManualTime clock) {
    this.clock = clock;
    this.store = new Store(Schema.bundled(), clock, metrics);
    this.delivery = new Delivery(store, DeliveryOptions.manual());
  }

  /** One subscription as a test words it. */
  public record Wish(SubscriptionSpec spec) {

    public Wish heartbeat(Duration interval) {
      return new Wish(new SubscriptionSpec(
          spec.query(),
          spec.mode(),
          spec.sampleIntervalNanos(),
          spec.suppressRedundant(),
          interval.toNanos()));
    }

    public Wish suppressRedundant() {
      return new Wish(new SubscriptionSpec(
          spec.query(), spec.mode(), spec.sampleIntervalNanos(), true, spec.heartbeatNanos()));
    }
  }

  public static Wish onChange(String path) {
    return new Wish(
        new SubscriptionSpec(query(path, LeafClass.ANY), SubscriptionMode.ON_CHANGE, 0, false, 0));
  }

  public static Wish sample(String path, Duration interval) {
    return new Wish(new SubscriptionSpec(
        query(path, LeafClass.ANY), SubscriptionMode.SAMPLE, interval.toNanos(), false, 0));
  }

  public static Query query(String path, LeafClass leafClass) {
    return new Query(
        null,
        Path.parse(path),
        new LeafFilter(DataType.ALL, 0, Set.of(), leafClass),
        ReadScope.ALL);
  }

  public Device device(String name) {
    return new Device(store.claim(name, true, null), clock);
  }

  public Client subscribe(Wish... wishes) {
    return open(ListMode.STREAM, false, Integer.MAX_VALUE, wishes);
  }

  public Client open(ListMode mode, boolean updatesOnly, int credit, Wish... wishes) {
    List<SubscriptionSpec> specs = Arrays.stream(wishes).map(Wish::spec).toList();
    return new Client(delivery, new StreamSpec(mode, updatesOnly, specs), credit);
  }

  /** Lets time pass in steps, delivering what is due after each. */
  public void pass(Duration duration, Duration step) {
    for (Duration passed = Duration.ZERO;
        passed.compareTo(duration) < 0;
        passed = passed.plus(step)) {
      clock.advance(step);
      delivery.runDue();
    }
  }

  public Store store() {
    return store;
  }

  public Delivery delivery() {
    return delivery;
  }

  public Metrics metrics() {
    return metrics;
  }

  public ManualTime clock() {
    return clock;
  }
}
