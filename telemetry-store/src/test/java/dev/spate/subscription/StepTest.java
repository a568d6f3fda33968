package dev.spate.subscription;

import static dev.spate.subscription.StoreHarness.onChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.spate.metrics.Metric;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subscriptions of one selection send the same frame where they go the same way, and only there. */
class StepTest {

  private static final String PATH = "/interfaces/interface[name=eth0]/state/counters";

  private final ManualTime clock = new ManualTime();
  private final StoreHarness store = new StoreHarness(clock);
  private final Device router1 = store.device("router1").withInterface("eth0");

  @Test
  void inStep_encodesOnceForAll() {
    Client first = store.subscribe(onChange(PATH));
    Client second = store.subscribe(onChange(PATH));
    first.received();
    second.received();
    long encoded = store.metrics().value(Metric.FRAMES_ENCODED);

    router1.publish(Device.counters("eth0"), "in-octets", 1);

    assertThat(first.received()).isEqualTo(second.received()).hasSize(1);
    assertThat(store.metrics().value(Metric.FRAMES_ENCODED)).isEqualTo(encoded + 1);
  }

  @Test
  void alone_keepsNoFrameForOthers() {
    Client alone = store.subscribe(onChange(PATH));
    alone.received();

    router1.publish(Device.counters("eth0"), "in-octets", 1);

    assertThat(alone.received()).hasSize(1);
    assertThat(router1.group(Device.counters("eth0")).deliveryCache()).isNull();
  }

  @Test
  void alone_afterTheOthersLeft_letsGoOfTheirFrames() {
    Client stays = store.subscribe(onChange(PATH));
    Client leaves = store.subscribe(onChange(PATH));
    router1.publish(Device.counters("eth0"), "in-octets", 1);
    stays.received();
    assertThat(router1.group(Device.counters("eth0")).deliveryCache()).isNotNull();

    leaves.close();
    router1.publish(Device.counters("eth0"), "in-octets", 2);

    assertThat(stays.received()).hasSize(1);
    assertThat(router1.group(Device.counters("eth0")).deliveryCache()).isNull();
  }

  @Test
  void alone_besideAnotherSelection_sharesTheFrame() {
    Client one = store.subscribe(onChange(PATH));
    Client other = store.subscribe(onChange("/interfaces/interface"));
    one.received();
    other.received();
    long encoded = store.metrics().value(Metric.FRAMES_ENCODED);

    router1.publish(Device.counters("eth0"), "in-octets", 1);

    assertThat(one.received()).isEqualTo(other.received()).hasSize(1);
    assertThat(store.metrics().value(Metric.FRAMES_ENCODED)).isEqualTo(encoded + 1);
  }

  @Test
  void laggard_takesNoStepOfOneThatDoesNotLag() {
    Client prompt = store.subscribe(onChange(PATH));
    Client laggard = store.subscribe(onChange(PATH));
    laggard.received();
    laggard.stall();

    router1.publish(Device.counters("eth0"), "in-octets", 1);
    prompt.received();
    router1.publish(Device.counters("eth0"), "out-octets", 2);
    prompt.received();
    laggard.resume();

    assertThat(laggard.leaves()).containsExactly("in-octets=1", "out-octets=2");
  }

  @Test
  void step_isNotTakenWhenTheGroupHasGoneOn() {
    Client first = store.subscribe(onChange(PATH)).stall();
    Client second = store.subscribe(onChange(PATH)).stall();
    second.received();

    router1.publish(Device.counters("eth0"), "in-octets", 1);
    first.take(1);
    router1.publish(Device.counters("eth0"), "in-octets", 2);
    second.resume();

    assertThat(second.updates())
        .extracting(Message.Update::value, Message.Update::duplicates)
        .containsExactly(tuple("2", 1));
  }

  @Test
  void heartbeat_isNoStepOfTheOthers() {
    Client beating = store.subscribe(onChange(PATH).heartbeat(Duration.ofSeconds(1)));
    Client other = store.subscribe(onChange(PATH));
    beating.received();
    other.received();

    clock.advance(Duration.ofSeconds(1));
    router1.publish(Device.counters("eth0"), "in-octets", 1);
    store.delivery().runDue();

    assertThat(beating.leaves()).hasSize(4);
    assertThat(other.leaves()).containsExactly("in-octets=1");
  }

  @Test
  void otherEncoder_hasItsOwnFrames() {
    Client first = store.subscribe(onChange(PATH));
    StreamSpec spec =
        new StreamSpec(ListMode.STREAM, false, List.of(onChange(PATH).spec()));
    Client other = new Client(
        store.delivery(),
        spec,
        delta -> new Message("other", 0, "", List.of(), List.of()),
        Integer.MAX_VALUE);
    first.received();
    other.received();

    router1.publish(Device.counters("eth0"), "in-octets", 1);

    assertThat(first.leaves()).containsExactly("in-octets=1");
    assertThat(other.received()).extracting(Message::target).containsExactly("other");
  }
}
