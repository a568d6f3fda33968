package dev.spate.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.cli.live.Key.Kind;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whole screens, as they were looked at and found good. */
class ScreensTest {

  private static final String COUNTERS = "/state/counters/";

  private final ManualTime time = new ManualTime();
  private final Told told = new Told(time);

  private String title = "";

  private Session session(LiveRows rows, String sort) {
    title = rows == LiveRows.LEAF ? "watch router1 /interfaces/interface[name=eth0]" : "top";
    TableSource tables = rows.source(time);
    View view = new View(tables.sortNames(), sort, false, "");
    WatchedLeaves leaves = new WatchedLeaves(Schema.bundled(), time, 3, tables::needs);
    return new Session(leaves, tables, view, time, Duration.ZERO);
  }

  private List<Line> screen(Session session, Glyphs glyphs, int width, int height) {
    ScreenLines lines =
        new ScreenLines(title, "127.0.0.1:9339, each 1s", glyphs, time, ZoneOffset.UTC);
    List<Line> screen =
        lines.screen(session.table(), session.view(), session.link(), width, height);
    assertThat(screen).hasSize(height).allMatch(line -> line.width() <= width);
    return screen;
  }

  private String text(Session session, int width, int height) {
    return text(screen(session, Glyphs.UNICODE, width, height));
  }

  private static String text(List<Line> screen) {
    return screen.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String golden(String name) {
    try (InputStream in = ScreensTest.class.getResourceAsStream("/live/" + name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A minute of an interface whose traffic goes up and down. */
  private void aMinuteOfEth0(Session session) {
    long octets = 1_000_000_000_000L;
    for (int second = 0; second < 65; second++) {
      octets += 5_000_000 + Math.round(4_000_000 * Math.sin(second / 5.0));
      take(session, told.uint("router1", Told.ETH0 + COUNTERS + "in-octets", octets));
      take(session, told.uint("router1", Told.ETH0 + COUNTERS + "in-pkts", octets / 800));
      take(session, told.uint("router1", Told.ETH0 + COUNTERS + "in-errors", second / 7));
      take(session, told.uint("router1", Told.ETH0 + COUNTERS + "out-multicast-pkts", 7));
      if (second == 0) {
        take(session, told.text("router1", Told.ETH0 + "/state/oper-status", "UP"));
        take(session, told.uint("router1", Told.ETH0 + "/config/mtu", 1500));
        take(
            session,
            told.text(
                "router1", Told.ETH0 + "/config/description", "to router2, by way of the lab"));
        take(session, told.text("router1", Told.ETH0 + "/ethernet/state/port-speed", "SPEED_10GB"));
        session.take(new Event.Synced());
      }
      time.advance(Duration.ofSeconds(1));
    }
    time.advance(Duration.ofMillis(400 - 1_000));
  }

  /** Two routers and a switch, one port of which is full and one down. */
  private void aNetwork(Session session) {
    for (int second = 0; second < 32; second++) {
      long up = second;
      anInterface(session, "router1", "eth0", 400_000_000L * up, 100_000_000L * up, 0);
      anInterface(session, "router1", "eth1", 1_000_000L * up * up, 500_000L * up, 3 * up);
      anInterface(session, "router2", "eth0", 100_000_000L * up, 400_000_000L * up, 0);
      anInterface(session, "switch10", "gi0/2", 1_200_000_000L * up, 900_000_000L * up, 0);
      anInterface(session, "switch10", "gi0/10", 0, 0, 0);
      if (second == 0) {
        state(session, "router1", "eth0", "UP");
        state(session, "router1", "eth1", "UP");
        state(session, "router2", "eth0", "UP");
        state(session, "switch10", "gi0/2", "UP");
        state(session, "switch10", "gi0/10", "DOWN");
        take(
            session,
            told.text("router1", "/interfaces/interface[name=lo0]/state/oper-status", "UP"));
        session.take(new Event.Synced());
      }
      time.advance(Duration.ofSeconds(second < 31 ? 1 : 0));
    }
  }

  private void anInterface(
      Session session, String device, String name, long in, long out, long errors) {
    String counters = "/interfaces/interface[name=" + name + "]" + COUNTERS;
    take(session, told.uint(device, counters + "in-octets", in));
    take(session, told.uint(device, counters + "out-octets", out));
    take(session, told.uint(device, counters + "in-errors", errors));
    take(session, told.uint(device, counters + "out-discards", 0));
  }

  private void state(Session session, String device, String name, String state) {
    String path = "/interfaces/interface[name=" + name + "]";
    take(session, told.text(device, path + "/state/oper-status", state));
    take(session, told.text(device, path + "/ethernet/state/port-speed", "SPEED_10GB"));
  }

  private static void take(Session session, com.github.gnmi.proto.Notification notification) {
    session.take(new Event.Received(notification));
  }

  private static void press(Session session, String letters) {
    letters.chars().forEach(letter -> session.take(new Event.Pressed(Key.of((char) letter))));
  }

  @Test
  void watch_wide() {
    Session session = session(LiveRows.LEAF, "");
    aMinuteOfEth0(session);

    assertThat(text(session, 120, 16)).isEqualTo(golden("watch-120"));
  }

  @Test
  void watch_on_80_columns() {
    Session session = session(LiveRows.LEAF, "");
    aMinuteOfEth0(session);

    assertThat(text(session, 80, 16)).isEqualTo(golden("watch-80"));
  }

  @Test
  void watch_narrow_and_low_keeps_path_and_value() {
    Session session = session(LiveRows.LEAF, "");
    aMinuteOfEth0(session);

    assertThat(text(session, 40, 8)).isEqualTo(golden("watch-40"));
  }

  @Test
  void watch_in_ascii_has_no_other_sign() {
    Session session = session(LiveRows.LEAF, "path");
    aMinuteOfEth0(session);

    String text = text(screen(session, Glyphs.ASCII, 100, 14));

    assertThat(text).isEqualTo(golden("watch-ascii")).matches("\\p{ASCII}*");
  }

  @Test
  void watch_sorted_filtered_and_paused() {
    Session session = session(LiveRows.LEAF, "");
    aMinuteOfEth0(session);
    press(session, "ss/COUNTERS");
    session.take(new Event.Pressed(Key.of(Kind.ENTER)));
    press(session, "p");
    take(session, told.uint("router1", Told.ETH0 + COUNTERS + "in-errors", 999_999));

    assertThat(text(session, 100, 12)).isEqualTo(golden("watch-paused"));

    press(session, "p");
    assertThat(text(session, 100, 12)).contains("999,999").doesNotContain("paused");
  }

  @Test
  void watch_tells_of_a_reset() {
    Session session = session(LiveRows.LEAF, "");
    aMinuteOfEth0(session);
    time.advance(Duration.ofMillis(600));
    take(session, told.uint("router1", Told.ETH0 + COUNTERS + "in-octets", 12));

    assertThat(text(session, 80, 16)).contains("        12        reset    0.0s");
  }

  @Test
  void watch_of_several_devices_says_whose_leaf_it_is() {
    Session session = session(LiveRows.LEAF, "path");
    take(session, told.text("router10", "/system/state/hostname", "router10"));
    take(session, told.text("router9", "/system/state/hostname", "router9"));
    session.take(new Event.Synced());

    assertThat(text(session, 90, 8).lines().skip(1).limit(4))
        .containsExactly(
            "127.0.0.1:9339, each 1s · 2 devices /system/state, 2 leaves",
            "DEVICE    PATH▲              VALUE         RATE     AGE  LAST MINUTE",
            "router9   hostname         router9                 0.0s",
            "router10  hostname        router10                 0.0s");
  }

  @Test
  void lost_and_back_are_said() {
    Session session = session(LiveRows.LEAF, "");
    aMinuteOfEth0(session);
    session.take(new Event.Ended(Status.UNAVAILABLE.withDescription("io exception\nand more")));
    time.advance(Duration.ofSeconds(4));

    String lost = text(session, 100, 16);
    take(session, told.uint("router1", Told.ETH0 + COUNTERS + "in-octets", 5));
    String back = text(session, 100, 16);
    time.advance(Duration.ofSeconds(31));

    assertThat(lost.lines().skip(1).findFirst())
        .hasValue("lost for 4.0s, trying again: io exception · 127.0.0.1:9339, each 1s");
    assertThat(lost).containsPattern("in-octets +[0-9,]+ +- +");
    assertThat(back.lines().skip(1).findFirst().orElseThrow()).startsWith("back after 4.0s · 127");
    assertThat(text(session, 100, 16)).doesNotContain("back after");
  }

  @Test
  void top_wide() {
    Session session = session(LiveRows.INTERFACE, "");
    aNetwork(session);

    assertThat(text(session, 140, 12)).isEqualTo(golden("top-140"));
  }

  @Test
  void top_of_more_than_can_be_kept_says_so() {
    Session session = session(LiveRows.INTERFACE, "");
    for (int i = 0; i <= WatchedLeaves.MOST; i++) {
      String octets = "/interfaces/interface[name=eth" + i + "]/state/counters/in-octets";
      session.take(new Event.Received(told.uint("router1", octets, i)));
    }

    assertThat(session.table().summary())
        .startsWith("INCOMPLETE, only the first 20,000 leaves: 1 device, 20,000 interfaces");
  }

  @Test
  void top_on_80_columns_by_errors() {
    Session session = session(LiveRows.INTERFACE, "errors");
    aNetwork(session);

    assertThat(text(session, 80, 12)).isEqualTo(golden("top-80-errors"));
  }

  @Test
  void top_by_change_scrolled() {
    Session session = session(LiveRows.INTERFACE, "change");
    aNetwork(session);
    text(session, 100, 7);
    session.take(new Event.Pressed(Key.of(Kind.PAGE_DOWN)));

    assertThat(text(session, 100, 7)).isEqualTo(golden("top-100-change"));
  }

  @Test
  void help_lists_every_key() {
    Session session = session(LiveRows.LEAF, "");
    session.take(new Event.Synced());
    press(session, "?");

    assertThat(text(session, 100, 20)).isEqualTo(golden("help"));
  }

  @Test
  void empty_screens_say_why() {
    Session session = session(LiveRows.LEAF, "");
    assertThat(text(session, 80, 8)).contains("waiting for the first values", "connecting");

    session.take(new Event.Synced());
    assertThat(text(session, 80, 8)).contains("there are no values below these paths");

    take(session, told.uint("router1", Told.ETH0 + "/state/mtu", 1500));
    press(session, "/frobs");
    assertThat(text(session, 80, 8)).contains("nothing holds \"frobs\"", "filter: frobs_");
  }

  @Test
  void tiny_screens_say_how_large_they_must_be() {
    assertThat(text(session(LiveRows.LEAF, ""), 30, 3)).startsWith("too small");
    assertThat(text(session(LiveRows.LEAF, ""), 5, 1)).isEqualTo("too …\n");
  }

  /** Whoever sees no colour reads the same. */
  @Test
  void without_colour_only_weight_is_left() {
    Session session = session(LiveRows.INTERFACE, "");
    aNetwork(session);

    String colourless = screen(session, Glyphs.UNICODE, 140, 12).stream()
        .map(line -> line.ansi(false))
        .collect(Collectors.joining("\n"));
    String coloured = screen(session, Glyphs.UNICODE, 140, 12).stream()
        .map(line -> line.ansi(true))
        .collect(Collectors.joining("\n"));

    assertThat(colourless).doesNotContainPattern("\033\\[[0-9;]*3[0-9]m");
    assertThat(coloured).contains("\033[1;31mDOWN");
    assertThat(coloured.replaceAll("\033\\[[0-9;]*m", ""))
        .isEqualTo(colourless.replaceAll("\033\\[[0-9;]*m", ""));
  }
}
