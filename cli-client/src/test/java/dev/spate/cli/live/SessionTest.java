package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a display goes on, and when it is over. */
class SessionTest {

  private static final String MTU = Told.ETH0 + "/state/mtu";
  private static final Status GONE = Status.UNAVAILABLE.withDescription("connection refused");

  private final ManualTime time = new ManualTime();
  private final Told told = new Told(time);
  private final WatchedLeaves leaves = new WatchedLeaves(Schema.bundled(), time, 3, leaf -> true);
  private final Session session = session(Duration.ZERO);

  private Session session(Duration length) {
    TableSource tables = LiveRows.LEAF.source(time);
    return new Session(leaves, tables, new View(tables.sortNames(), "", false, ""), time, length);
  }

  private void receive(String path) {
    session.take(new Event.Received(told.uint("router1", path, 1500)));
  }

  @Test
  void subscription_that_fails_at_once_is_not_tried_again() {
    assertThatThrownBy(() -> session.take(new Event.Ended(GONE)))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("connection refused");
  }

  @Test
  void subscription_that_breaks_off_is_tried_once_a_second() {
    receive(MTU);
    assertThat(session.link()).isInstanceOf(LinkState.Live.class);
    session.take(new Event.Ended(GONE));
    assertThat(session.retries()).isFalse();

    time.advance(Duration.ofSeconds(1));

    assertThat(session.retries()).isTrue();
    assertThat(session.retries()).isFalse();
    session.take(new Event.Ended(GONE));
    time.advance(Duration.ofSeconds(1));
    assertThat(session.retries()).isTrue();
    assertThat(session.link()).isEqualTo(new LinkState.Lost(GONE, 0));
  }

  @Test
  void stream_that_the_server_ends_well_is_tried_again_too() {
    receive(MTU);
    session.take(new Event.Ended(Status.OK));

    assertThat(((LinkState.Lost) session.link()).reason()).isEqualTo("the server ended the stream");
    time.advance(Duration.ofSeconds(1));
    assertThat(session.retries()).isTrue();
  }

  @Test
  void server_that_is_back_is_said_with_how_long_it_was_away() {
    receive(MTU);
    receive(Told.ETH0 + "/state/ifindex");
    session.take(new Event.Ended(GONE));
    time.advance(Duration.ofSeconds(5));
    assertThat(session.retries()).isTrue();

    receive(MTU);
    session.take(new Event.Synced());

    assertThat(session.link()).isEqualTo(new LinkState.Back(5_000_000_000L, time.monotonicNanos()));
    assertThat(session.table().rows()).hasSize(1);
  }

  @Test
  void rows_stay_while_the_server_is_away() {
    receive(MTU);
    session.take(new Event.Ended(GONE));
    time.advance(Duration.ofSeconds(60));

    assertThat(session.table().rows()).hasSize(1);
  }

  @Test
  void q_and_a_terminal_that_is_gone_end_it() {
    assertThat(session.isOver()).isFalse();
    session.take(new Event.Pressed(Key.of('q')));
    assertThat(session.isOver()).isTrue();

    Session other = session(Duration.ZERO);
    other.take(new Event.TerminalGone());
    assertThat(other.isOver()).isTrue();
  }

  @Test
  void session_of_a_length_ends_after_it_from_the_sync_on() {
    Session brief = session(Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(10));
    brief.take(new Event.Synced());
    time.advance(Duration.ofMillis(2_999));
    assertThat(brief.isOver()).isFalse();

    time.advance(Duration.ofMillis(1));

    assertThat(brief.isOver()).isTrue();
  }

  @Test
  void take_returns_what_changed() {
    Event.Received update = new Event.Received(told.uint("router1", MTU, 1500));

    assertThat(session.take(update)).extracting(WatchedLeaf::text).isEqualTo(List.of("1,500"));
    assertThat(session.take(update)).isEmpty();
  }
}
