package dev.spate.cli.live;

import dev.spate.time.TimeSource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws whole screens: a head of two lines, the table, and a foot that says what keys do. Pure but for the clock; a screen is exactly as
 * high as it was asked for, and no line wider.
 */
final class ScreenLines {

  /** Smaller than this, a screen says so and nothing else. */
  static final int LEAST_WIDTH = 20;

  static final int LEAST_HEIGHT = 6;

  private static final int HEAD = 3; // title, state, headings
  private static final int FOOT = 1;

  /** For how long a screen tells that the server was away. */
  private static final long BACK_SHOWN = 30_000_000_000L;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private static final List<String> HELP = List.of(
      "  s  S       sort by the next, the previous column",
      "  r          reverse the order",
      "  /          filter: type a part of any cell, then Enter; Esc clears",
      "  p  space   pause, and go on",
      "  up down    scroll; also PgUp PgDn Home End, j k g G",
      "  q          quit, as Ctrl-C does",
      "",
      "  A rate is that between two samples at least a second apart; \"reset\" is a counter that",
      "  began anew. LAST MINUTE is the rate of a counter, or the value of any other number: the",
      "  lowest sign is zero for a rate, and the least of the minute for a value.",
      "  AGE is the time since the device read the value.");

  private final String title;
  private final String source;
  private final Glyphs glyphs;
  private final TimeSource time;
  private final ZoneId zone;

  /**
   * Screens of one command.
   *
   * @param title what is watched
   * @param source the server's address, and what it was asked for
   */
  ScreenLines(String title, String source, Glyphs glyphs, TimeSource time, ZoneId zone) {
    this.title = title;
    this.source = source;
    this.glyphs = glyphs;
    this.time = time;
    this.zone = zone;
  }

  List<Line> screen(Table table, View view, LinkState link, int width, int height) {
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT) {
      return exactly(List.of(Line.of("too small: 20 x 6 at least")), width, height);
    }
    List<Line> lines = new ArrayList<>();
    lines.add(title(width));
    lines.add(state(table, view, link));
    if (view.showsHelp()) {
      lines.add(Line.EMPTY);
      HELP.forEach(text -> lines.add(Line.of(text)));
      return exactly(lines, Line.of("any key goes back", Style.DIM), width, height);
    }
    Table shown = table.filtered(view.filter());
    int sortColumn = shown.columnNamed(view.sort());
    if (sortColumn >= 0) {
      shown = shown.sorted(sortColumn, view.isReversed());
    }
    int room = height - HEAD - FOOT;
    view.fit(shown.rows().size(), room);
    int last = Math.min(view.first() + room, shown.rows().size());
    TableLines drawn = new TableLines(
        shown, TableLayout.widths(shown, sortColumn, width), sortColumn, view.isReversed(), glyphs);
    lines.add(drawn.headings());
    lines.addAll(drawn.rows(view.first(), last));
    if (shown.rows().isEmpty()) {
      lines.add(Line.of(empty(table, view, link), Style.DIM));
    }
    return exactly(lines, foot(table, shown, view, last, width), width, height);
  }

  private static String empty(Table table, View view, LinkState link) {
    if (!table.rows().isEmpty()) {
      return "nothing holds \"" + view.filter() + "\"";
    }
    return link instanceof LinkState.Opening
        ? "waiting for the first values"
        : "there are no values below these paths";
  }

  private Line title(int width) {
    String clock = CLOCK.format(Instant.ofEpochSecond(0, time.epochNanos()).atZone(zone));
    String left = TextWidth.cut(title, Math.max(width - clock.length() - 1, 0), glyphs.ellipsis);
    return new Line.Builder()
        .add(left, Style.BOLD)
        .padTo(width - clock.length())
        .add(clock)
        .build();
  }

  private Line state(Table table, View view, LinkState link) {
    Line.Builder line = new Line.Builder();
    long now = time.monotonicNanos();
    if (link instanceof LinkState.Lost lost) {
      line.add(
          "lost for " + Figures.age(now - lost.sinceNanos()) + ", trying again: " + lost.reason(),
          Style.BAD);
      return line.add(glyphs.separator).add(source).build();
    }
    if (view.isPaused()) {
      line.add("paused", Style.WARN).add(glyphs.separator);
    } else if (link instanceof LinkState.Back back && now - back.sinceNanos() < BACK_SHOWN) {
      line.add("back after " + Figures.age(back.awayNanos()), Style.WARN).add(glyphs.separator);
    } else if (link instanceof LinkState.Opening) {
      line.add("connecting", Style.DIM).add(glyphs.separator);
    }
    line.add(source);
    return table.summary().isEmpty()
        ? line.build()
        : line.add(glyphs.separator).add(table.summary()).build();
  }

  private Line foot(Table table, Table shown, View view, int last, int width) {
    String part = shown.rows().isEmpty()
        ? "0 of " + table.rows().size()
        : (view.first() + 1) + "-" + last + " of " + shown.rows().size();
    Line.Builder line = new Line.Builder();
    if (view.isTyping()) {
      line.add("filter: ", Style.BOLD).add(view.filter()).add("_", Style.BOLD);
    } else {
      key(line, "q", "quit");
      key(line, "s", "sort: " + view.sort());
      key(line, "r", "reverse");
      key(line, "/", view.filter().isEmpty() ? "filter" : "filter: " + view.filter());
      key(line, "p", view.isPaused() ? "go on" : "pause");
      key(line, "?", "help");
    }
    int at = width - part.length();
    return line.width() < at ? line.padTo(at).add(part, Style.DIM).build() : line.build();
  }

  private static void key(Line.Builder line, String key, String meaning) {
    line.add(key, Style.REVERSE).add(" " + meaning + "  ");
  }

  private List<Line> exactly(List<Line> lines, int width, int height) {
    List<Line> screen = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      screen.add(i < lines.size() ? lines.get(i).cut(width, glyphs.ellipsis) : Line.EMPTY);
    }
    return screen;
  }

  /** With a foot in the last line, whatever there is above it. */
  private List<Line> exactly(List<Line> lines, Line foot, int width, int height) {
    List<Line> screen = exactly(lines, width, height - FOOT);
    screen.add(foot.cut(width, glyphs.ellipsis));
    return screen;
  }
}
