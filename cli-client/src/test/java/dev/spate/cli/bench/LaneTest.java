package dev.spate.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.Update;
import dev.spate.time.ManualTime;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What counts in which window, and which times are taken. */
class LaneTest {

  private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.1);

  private final ManualTime time = new ManualTime();
  private final Lane lane = new Lane(time, 1);

  @Test
  void cut_ends_a_window_and_counts_the_next_from_nothing() throws IOException {
    LoadStream stream = stream(SubscriptionList.Mode.STREAM, false);
    receive(stream, updates(3, 0, 0));
    lane.cut();
    receive(stream, updates(2, 0, 5));

    Tally window = lane.cut();

    assertThat(window.updates).isEqualTo(2);
    assertThat(window.messages).isEqualTo(1);
    assertThat(window.bytes).isEqualTo(updates(2, 0, 5).getSerializedSize());
    assertThat(window.duplicates).isEqualTo(2 * 5);
    assertThat(lane.sinceStart().updates).isEqualTo(5);
    assertThat(lane.updates()).isEqualTo(5);
    assertThat(lane.cut().updates).isZero();
  }

  @Test
  void latency_counts_once_an_update_and_only_behind_the_sync() throws IOException {
    LoadStream stream = stream(SubscriptionList.Mode.STREAM, false);
    long minuteAgo = time.epochNanos();
    time.advance(Duration.ofMinutes(1));
    receive(stream, updates(5, minuteAgo, 0));
    receive(stream, sync());
    long published = time.epochNanos();
    time.advance(Duration.ofMillis(4));
    receive(stream, updates(3, published, 0));

    Histogram latency = lane.cut().latency;

    assertThat(latency.getTotalCount()).isEqualTo(3);
    assertThat(latency.getMaxValue()).isCloseTo(4_000_000, THREE_DIGITS);
  }

  @Test
  void latency_that_makes_no_sense_is_counted_apart() throws IOException {
    LoadStream stream = stream(SubscriptionList.Mode.STREAM, false);
    receive(stream, sync());
    receive(stream, updates(1, time.epochNanos() + 1, 0));
    receive(stream, updates(2, time.epochNanos() / 1_000_000, 0));
    receive(stream, updates(4, time.epochNanos(), 0));

    Tally window = lane.cut();

    assertThat(window.untimely).isEqualTo(3);
    assertThat(window.latency.getTotalCount()).isEqualTo(4);
  }

  @Test
  void latency_is_by_the_clock_as_it_was_set_when_the_window_began() throws IOException {
    ManualTime machine = new ManualTime();
    var set = new Object() {
      long ahead;
    };
    Lane clockSet = new Lane(
        new dev.spate.time.TimeSource() {
          @Override
          public long epochNanos() {
            return machine.epochNanos() + set.ahead;
          }

          @Override
          public long monotonicNanos() {
            return machine.monotonicNanos();
          }
        },
        0);
    LoadStream stream = stream(clockSet, SubscriptionList.Mode.STREAM, false);
    clockSet.received(stream, bytes(sync()));
    set.ahead = 1_000_000_000;
    clockSet.cut();

    clockSet.received(stream, bytes(updates(1, machine.epochNanos() + set.ahead, 0)));

    assertThat(clockSet.cut().untimely).isZero();
  }

  @Test
  void times_of_an_answer_run_from_its_request_or_poll() throws IOException {
    LoadStream stream = stream(SubscriptionList.Mode.POLL, false);
    for (int millis : new int[] {10, 30}) {
      lane.asked(stream);
      time.advance(Duration.ofMillis(millis));
      receive(stream, updates(1, 0, 0));
      time.advance(Duration.ofMillis(millis));
      receive(stream, sync());
    }

    Tally window = lane.cut();

    assertThat(window.toFirst.getMinValue()).isCloseTo(10_000_000, THREE_DIGITS);
    assertThat(window.toFirst.getMaxValue()).isCloseTo(30_000_000, THREE_DIGITS);
    assertThat(window.toSync.getMinValue()).isCloseTo(20_000_000, THREE_DIGITS);
    assertThat(window.toSync.getMaxValue()).isCloseTo(60_000_000, THREE_DIGITS);
    assertThat(window.syncs).isEqualTo(2);
    assertThat(window.latency.getTotalCount()).isZero();
  }

  @Test
  void inter_arrival_is_between_notifications_of_one_stream() throws IOException {
    LoadStream first = stream(SubscriptionList.Mode.STREAM, false);
    LoadStream second = stream(SubscriptionList.Mode.STREAM, false);
    receive(first, sync());
    receive(second, sync());
    for (int i = 0; i < 3; i++) {
      receive(first, updates(1, 0, 0));
      time.advance(Duration.ofMillis(50));
      receive(second, updates(1, 0, 0));
      time.advance(Duration.ofMillis(50));
    }

    Histogram interArrival = lane.cut().interArrival;

    assertThat(interArrival.getTotalCount()).isEqualTo(4);
    assertThat(interArrival.getMinValue()).isCloseTo(100_000_000, THREE_DIGITS);
    assertThat(interArrival.getMaxValue()).isCloseTo(100_000_000, THREE_DIGITS);
  }

  @Test
  void fewest_updates_of_a_stream_leave_out_the_stalled() throws IOException {
    LoadStream busy = stream(SubscriptionList.Mode.STREAM, false);
    LoadStream quiet = stream(SubscriptionList.Mode.STREAM, false);
    stream(SubscriptionList.Mode.STREAM, true);
    receive(busy, updates(9, 0, 0));
    receive(quiet, updates(2, 0, 0));

    Tally window = lane.cut();

    assertThat(window.minUpdatesOfAStream).isEqualTo(2);
    assertThat(window.maxUpdatesOfAStream).isEqualTo(9);
  }

  @Test
  void garbage_is_counted_and_the_next_message_read() throws IOException {
    LoadStream stream = stream(SubscriptionList.Mode.STREAM, false);
    lane.received(stream, new ByteArrayInputStream(new byte[] {7, 1, 1}));
    lane.received(stream, new ByteArrayInputStream(new byte[] {10, 50}));
    receive(stream, updates(1, 0, 0));

    Tally window = lane.cut();

    assertThat(window.badMessages).isEqualTo(2);
    assertThat(window.messages).isEqualTo(3);
    assertThat(window.updates).isEqualTo(1);
  }

  @Test
  void message_larger_than_the_buffer_is_read_whole() throws IOException {
    receive(stream(SubscriptionList.Mode.STREAM, false), updates(100_000, 0, 1));

    assertThat(lane.cut().duplicates).isEqualTo(100_000);
  }

  @Test
  void updates_are_timed_by_the_first_and_the_last() throws IOException {
    LoadStream stream = stream(SubscriptionList.Mode.ONCE, false);
    long first = time.epochNanos();
    receive(stream, updates(1, 0, 0));
    time.advance(Duration.ofSeconds(2));
    receive(stream, updates(1, 0, 0));
    time.advance(Duration.ofSeconds(2));
    receive(stream, sync());

    Tally window = lane.cut();

    assertThat(window.firstUpdateNanos).isEqualTo(first);
    assertThat(window.lastUpdateNanos).isEqualTo(first + 2_000_000_000L);
  }

  private LoadStream stream(SubscriptionList.Mode mode, boolean stalls) {
    return stream(lane, mode, stalls);
  }

  /** Not started: its lane is told what it receives. */
  private static LoadStream stream(Lane lane, SubscriptionList.Mode mode, boolean stalls) {
    SubscribeRequest request = SubscribeRequest.newBuilder()
        .setSubscribe(SubscriptionList.newBuilder().setMode(mode))
        .build();
    LoadStream stream =
        new LoadStream(lane, null, Map.of(), request, false, stalls, new NoEvents());
    lane.add(stream);
    return stream;
  }

  private void receive(LoadStream stream, SubscribeResponse response) throws IOException {
    assertThat(lane.received(stream, bytes(response))).isEqualTo(response.getSyncResponse());
  }

  private static ByteArrayInputStream bytes(SubscribeResponse response) {
    return new ByteArrayInputStream(response.toByteArray());
  }

  private static SubscribeResponse updates(int count, long timestamp, int duplicates) {
    Notification.Builder notification = Notification.newBuilder().setTimestamp(timestamp);
    for (int i = 0; i < count; i++) {
      notification.addUpdate(Update.newBuilder().setDuplicates(duplicates));
    }
    return SubscribeResponse.newBuilder().setUpdate(notification).build();
  }

  private static SubscribeResponse sync() {
    return SubscribeResponse.newBuilder().setSyncResponse(true).build();
  }

  private record NoEvents() implements LoadStream.Events {
    @Override
    public void synced() {}

    @Override
    public void ended(Status status) {}
  }
}
