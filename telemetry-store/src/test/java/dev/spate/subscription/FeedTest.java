package dev.spate.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.ManualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A feed is among the due items at most once, whatever comes while its streams are being served. */
class FeedTest {

  private final Store store = new Store(Schema.bundled(), new ManualTime(), new Metrics());
  private final Delivery delivery = new Delivery(store, DeliveryOptions.manual());
  private final Target router1 = store.claim("router1", true, null);
  private final Group eth0 = born("eth0");
  private final Group eth1 = born("eth1");

  @Test
  void a_stream_that_opens_while_its_feed_is_due_loses_nobody_elses_wake() {
    Follower ofEth0 = new Follower("eth0");
    Follower ofEth1 = new Follower("eth1");
    delivery.runDue();

    Follower late = new Follower("eth0");
    late.onSync = () -> {
      publish(eth1, 2);
      publish(eth0, 2);
    };
    delivery.runDue();
    publish(eth1, 3);
    delivery.runDue();

    assertThat(ofEth0.mtus).containsExactly(1L, 2L);
    assertThat(late.mtus).containsExactly(1L, 2L);
    assertThat(ofEth1.mtus).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_stream_that_breaks_and_cannot_even_be_told_holds_up_no_other() {
    Follower broken = new Follower("eth0");
    Follower other = new Follower("eth0");
    delivery.runDue();
    broken.onSend = () -> {
      throw new OutOfMemoryError("no direct memory, says this test");
    };

    publish(eth0, 2);
    Thread thread = Thread.currentThread();
    List<Throwable> reported = new ArrayList<>();
    thread.setUncaughtExceptionHandler((where, what) -> reported.add(what));
    try {
      delivery.runDue();
    } finally {
      thread.setUncaughtExceptionHandler(null);
    }

    assertThat(other.mtus).containsExactly(1L, 2L);
    assertThat(store.metrics().value(Metric.STREAMS_FAILED)).isEqualTo(1);
    assertThat(reported).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_stream_that_opens_after_the_last_one_went_is_woken() {
    Follower first = new Follower("eth0");
    new Follower("eth0").stream.close();
    first.stream.close();
    delivery.runDue();
    Follower second = new Follower("eth0");
    delivery.runDue();

    publish(eth0, 2);
    delivery.runDue();

    assertThat(second.mtus).containsExactly(1L, 2L);
  }

  @Test
  void a_stream_that_takes_the_place_of_the_last_one_in_one_pass_is_woken() {
    Follower first = new Follower("eth0");
    delivery.runDue();
    publish(eth0, 2);
    Follower second = new Follower("eth0");
    first.stream.close();
    delivery.runDue();

    publish(eth0, 3);
    delivery.runDue();

    assertThat(second.mtus).containsExactly(2L, 3L);
  }

  @Test
  void close_of_the_delivery_ends_its_streams() {
    Follower client = new Follower("eth0");
    delivery.runDue();

    delivery.close();
    publish(eth0, 2);

    assertThat(delivery.streams()).isZero();
    assertThat(client.mtus).containsExactly(1L);
  }

  private Group born(String name) {
    Group group =
        router1.group(Path.parse("/interfaces/interface[name=" + name + "]/state"), List.of("mtu"));
    publish(group, 1);
    return group;
  }

  private static void publish(Group group, long mtu) {
    LeafValues values = group.newValues();
    values.setNumber(0, mtu);
    group.publish(mtu, values);
  }

  /** Remembers the value of each update. */
  private final class Follower implements Outlet<Long> {

    private final List<Long> mtus = new ArrayList<>();
    private final Stream stream;
    private Runnable onSync = () -> {};
    private Runnable onSend = () -> {};

    Follower(String name) {
      Query query = new Query(
          null,
          Path.parse("/interfaces/interface[name=" + name + "]"),
          LeafFilter.ALL,
          ReadScope.ALL);
      SubscriptionSpec spec = new SubscriptionSpec(query, SubscriptionMode.ON_CHANGE, 0, false, 0);
      stream = delivery.open(
          new StreamSpec(ListMode.STREAM, false, List.of(spec)),
          delta -> delta.reading().values().number(0),
          this);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void send(Long mtu) {
      onSend.run();
      mtus.add(mtu);
    }

    @Override
    public void sync() {
      onSync.run();
    }

    @Override
    public void complete() {
      throw new AssertionError("STREAM does not complete");
    }

    @Override
    public void fail(RuntimeException cause) {
      throw cause;
    }

    @Override
    public Object connection() {
      return this;
    }
  }
}
