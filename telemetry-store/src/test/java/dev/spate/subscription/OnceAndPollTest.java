package dev.spate.subscription;

import static dev.spate.subscription.StoreHarness.onChange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metric;
import dev.spate.time.ManualTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ONCE and POLL send. */
class OnceAndPollTest {

  private final StoreHarness store = new StoreHarness(new ManualTime());
  private final Device router1 =
      store.device("router1").withInterface("eth0").withInterface("eth1");

  @Test
  void S12_once_sends_all_then_sync_then_completes() {
    Client client = store.open(ListMode.ONCE, false, Integer.MAX_VALUE, onChange("/interfaces"));

    List<Message> received = client.received();

    assertThat(received).hasSize(5);
    assertThat(received.get(4).deletedBranch()).isEqualTo("sync");
    assertThat(client.isCompleted()).isTrue();
    assertThat(store.delivery().streams()).isZero();
  }

  @Test
  void S12_once_goes_on_where_the_client_stalled() {
    Client client = store.open(ListMode.ONCE, false, 1, onChange("/interfaces"));
    assertThat(client.received()).hasSize(1);

    client.take(2);
    assertThat(client.received()).hasSize(2);
    assertThat(client.isCompleted()).isFalse();
    client.resume();

    assertThat(client.received()).hasSize(2);
    assertThat(client.isCompleted()).isTrue();
  }

  @Test
  void S15_once_with_updates_only_is_a_sync() {
    Client client = store.open(ListMode.ONCE, true, Integer.MAX_VALUE, onChange("/interfaces"));

    assertThat(client.received()).extracting(Message::deletedBranch).containsExactly("sync");
    assertThat(client.isCompleted()).isTrue();
  }

  @Test
  void S13_poll_sends_the_full_set_and_one_sync_each_time() {
    Client client = store.open(
        ListMode.POLL,
        false,
        Integer.MAX_VALUE,
        onChange("/interfaces/interface[name=eth0]/state/mtu"));
    assertThat(client.received()).hasSize(2);
    router1.publish(Device.state("eth0"), "mtu", 9000);
    assertThat(client.received()).isEmpty();

    client.poll();
    assertThat(client.leaves()).containsExactly("mtu=9000");
    client.poll();
    assertThat(client.leaves()).containsExactly("mtu=9000");
    assertThat(client.syncs()).isEqualTo(3);
  }

  @Test
  void S13_polls_that_come_faster_than_answers_are_all_answered() {
    Client client =
        store.open(ListMode.POLL, false, 0, onChange("/interfaces/interface[name=eth0]/state/mtu"));
    client.poll();
    client.poll();

    client.resume();

    assertThat(client.syncs()).isEqualTo(3);
  }

  @Test
  void S15_poll_with_updates_only_is_a_sync_each_time() {
    Client client = store.open(ListMode.POLL, true, Integer.MAX_VALUE, onChange("/interfaces"));
    client.poll();

    assertThat(client.received())
        .extracting(Message::deletedBranch)
        .containsExactly("sync", "sync");
  }

  @ParameterizedTest
  @MethodSource
  void anEncoderThatBreaks_endsItsOwnStreamAlone(Throwable fault) {
    Client other = store.subscribe(onChange("/interfaces"));
    other.received();
    Client broken = store.subscribe(onChange("/interfaces"));
    broken.received();
    store
        .delivery()
        .open(
            new StreamSpec(ListMode.ONCE, false, List.of(onChange("/interfaces").spec())),
            delta -> sneak(fault),
            broken);

    router1.publish(Device.state("eth0"), "mtu", 9000);

    assertThat(other.leaves()).containsExactly("mtu=9000");
    assertThat(broken.failure()).hasMessageContaining("cannot encode");
    assertThat(store.metrics().value(Metric.STREAMS_FAILED)).isEqualTo(1);
  }

  static List<Throwable> anEncoderThatBreaks_endsItsOwnStreamAlone() {
    return List.of(new IllegalStateException("cannot encode"), new AssertionError("cannot encode"));
  }

  private static Message sneak(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }
}
