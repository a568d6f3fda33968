package dev.spate.subscription;

import static dev.spate.subscription.StoreHarness.onChange;
import static dev.spate.subscription.StoreHarness.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.LatencyHistogram;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The time from a publish until its sending, as delivery measures it of itself. */
class PublishToSendTest {

  private final ManualTime clock = new ManualTime();
  private final StoreHarness store = new StoreHarness(clock);
  private final Device router1 =
      store.device("router1").withInterface("eth0").withInterface("eth1");
  private final LatencyHistogram latency = store.metrics().publishToSend();

  @Test
  void pass_isOneFigure_thatOfTheChangeThatWaitedLongest() {
    Client first = store.subscribe(onChange("/interfaces/interface[name=eth0]"));
    Client second = store.subscribe(onChange("/interfaces/interface[name=eth1]"));
    first.received();
    second.received();

    router1.publish(Device.counters("eth1"), "in-octets", 1);
    clock.advance(Duration.ofMillis(3));
    router1.publish(Device.counters("eth0"), "in-octets", 1);
    clock.advance(Duration.ofMillis(1));
    store.delivery().runDue();

    assertThat(second.updates()).hasSize(1);
    assertThat(recorded()).isEqualTo(1);
    assertThat(latency.totalNanos()).isEqualTo(4_000_000);
  }

  @Test
  void changeOfAChange_waitsSinceTheFirst() {
    store.subscribe(onChange("/interfaces")).received();

    router1.publish(Device.counters("eth0"), "in-octets", 1);
    clock.advance(Duration.ofMillis(2));
    router1.publish(Device.counters("eth0"), "in-octets", 2);
    store.delivery().runDue();

    assertThat(latency.totalNanos()).isEqualTo(2_000_000);
  }

  @Test
  void nextPass_startsAnew() {
    store.subscribe(onChange("/interfaces")).received();
    router1.publish(Device.counters("eth0"), "in-octets", 1);
    clock.advance(Duration.ofMillis(5));
    store.delivery().runDue();

    router1.publish(Device.counters("eth0"), "in-octets", 2);
    clock.advance(Duration.ofMillis(1));
    store.delivery().runDue();

    assertThat(recorded()).isEqualTo(2);
    assertThat(latency.totalNanos()).isEqualTo(6_000_000);
  }

  @Test
  void stalledClient_isNoFigure() {
    Client client = store.subscribe(onChange("/interfaces"));
    client.received();
    client.stall();

    router1.publish(Device.counters("eth0"), "in-octets", 1);
    clock.advance(Duration.ofSeconds(9));
    store.delivery().runDue();

    assertThat(recorded()).isZero();
    assertThat(store.delivery().waitingStreams()).isEqualTo(1);

    client.resume();

    assertThat(store.delivery().waitingStreams()).isZero();
  }

  @Test
  void initialSetAndSampleRounds_areNoFigures() {
    Client client = store.subscribe(sample("/interfaces", Duration.ofSeconds(1)));
    router1.publish(Device.counters("eth0"), "in-octets", 1);

    store.pass(Duration.ofSeconds(3), Duration.ofSeconds(1));

    assertThat(client.updates()).isNotEmpty();
    assertThat(recorded()).isZero();
  }

  private long recorded() {
    return LongStream.of(latency.counts()).sum();
  }
}
