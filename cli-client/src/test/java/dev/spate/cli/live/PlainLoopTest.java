package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;

/** What goes into a pipe. */
class PlainLoopTest {

  private static final String IN = Told.ETH0 + "/state/counters/in-octets";

  private final ManualTime time = new ManualTime();
  private final Told told = new Told(time);
  private final StringBuilder printed = new StringBuilder();
  private final List<String> said = new ArrayList<>();
  private boolean read = true;

  private PlainLoop loop(LiveRows rows, String filter) {
    TableSource tables = rows.source(time);
    Session session = new Session(
        new WatchedLeaves(Schema.bundled(), time, 3, leaf -> true),
        tables,
        new View(tables.sortNames(), "", false, filter),
        time,
        Duration.ZERO);
    return new PlainLoop(
        session,
        rows == LiveRows.INTERFACE,
        Duration.ofSeconds(1),
        Glyphs.ASCII,
        false,
        time,
        lines -> {
          printed.append(lines);
          return read;
        },
        said::add);
  }

  private static void step(PlainLoop loop, Event event) {
    loop.step(event, () -> {});
  }

  private Event received(String path, long value) {
    return new Event.Received(told.uint("router1", path, value));
  }

  @Test
  void a_line_for_each_leaf_that_changed() {
    PlainLoop loop = loop(LiveRows.LEAF, "");
    step(loop, received(IN, 1_000_000));
    step(loop, received(Told.ETH0 + "/state/mtu", 1500));
    time.advance(Duration.ofSeconds(1));
    step(loop, received(IN, 2_000_000));
    step(loop, received(Told.ETH0 + "/state/mtu", 1500));
    time.advance(Duration.ofSeconds(1));
    step(loop, received(IN, 3));
    step(loop, new Event.Received(told.gone("router1", Told.ETH0 + "/state")));

    assertThat(printed).hasToString("""
        2026-01-01T00:00:00.000Z  router1  /interfaces/interface[name=eth0]/state/counters/in-octets  1000000
        2026-01-01T00:00:00.000Z  router1  /interfaces/interface[name=eth0]/state/mtu  1500
        2026-01-01T00:00:01.000Z  router1  /interfaces/interface[name=eth0]/state/counters/in-octets  2000000  8.00 Mbit/s
        2026-01-01T00:00:02.000Z  router1  /interfaces/interface[name=eth0]/state/counters/in-octets  3  reset
        2026-01-01T00:00:02.000Z  router1  /interfaces/interface[name=eth0]/state  (deleted)
        """);
  }

  @Test
  void filter_leaves_lines_out() {
    PlainLoop loop = loop(LiveRows.LEAF, "OCTETS");
    step(loop, received(IN, 1));
    step(loop, received(Told.ETH0 + "/state/mtu", 1500));

    assertThat(printed.toString().lines()).hasSize(1);
  }

  @Test
  void interfaces_come_once_an_interval() {
    PlainLoop loop = loop(LiveRows.INTERFACE, "");
    step(loop, received(IN, 1_000_000));
    step(loop, null);
    assertThat(printed).isEmpty();
    time.advance(Duration.ofSeconds(1));
    step(loop, received(IN, 2_000_000));
    time.advance(Duration.ofMillis(500));

    step(loop, null);
    step(loop, null);

    assertThat(printed).hasToString("""
        2026-01-01T00:00:01.500Z  1 device, 1 interface, 0 up, in 8.00 Mbit/s, out 0 bit/s
        DEVICE    INTERFACE   STATE    IN bit/s   OUT bit/s   UTILv   ERRORS/s   DROPS/s   CHANGE     AGE
        router1   eth0        -          8.00 M           -       -          -         -        0    0.5s

        """);
  }

  @Test
  void rounds_that_come_too_late_are_skipped() {
    PlainLoop loop = loop(LiveRows.INTERFACE, "");
    time.advance(Duration.ofSeconds(10));
    step(loop, null);
    step(loop, null);

    assertThat(printed.toString().lines().filter(line -> line.startsWith("2026")))
        .hasSize(1);
  }

  @Test
  void nobody_who_reads_ends_it() throws InterruptedException {
    read = false;
    BlockingQueue<Event> events = new ArrayBlockingQueue<>(10);
    events.add(received(IN, 1));
    events.add(received(IN, 2));

    loop(LiveRows.LEAF, "").run(events, () -> {});

    assertThat(events).hasSize(1);
  }

  @Test
  void a_lost_server_is_told_once_and_again_when_it_is_back() {
    PlainLoop loop = loop(LiveRows.LEAF, "");
    List<Long> tries = new ArrayList<>();
    Runnable again = () -> tries.add(time.monotonicNanos() / 1_000_000_000);
    loop.step(received(IN, 1), again);
    loop.step(new Event.Ended(Status.UNAVAILABLE.withDescription("refused")), again);
    assertThat(said).isEmpty();

    time.advance(Duration.ofSeconds(1));
    loop.step(null, again);
    loop.step(new Event.Ended(Status.UNAVAILABLE.withDescription("refused again")), again);
    time.advance(Duration.ofSeconds(1));
    loop.step(null, again);
    loop.step(null, again);
    loop.step(received(IN, 2), again);

    assertThat(tries).containsExactly(1L, 2L);
    assertThat(said)
        .containsExactly("lost the server, trying again: refused", "the server is back after 2.0s");
  }
}
