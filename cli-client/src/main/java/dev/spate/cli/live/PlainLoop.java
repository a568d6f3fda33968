package dev.spate.cli.live;

import com.github.gnmi.proto.Notification;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import dev.spate.time.TimeSource;
import dev.spate.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A session as lines, for a pipe or a file: a line for each leaf whose value changed, or, where rows are interfaces, all of them once
 * an interval. Runs in one thread.
 */
final class PlainLoop {

  /** Wide enough for every column. */
  private static final int ANY_WIDTH = 10_000;

  /** Rates need samples a second apart, and these a moment to arrive. */
  private static final Duration FIRST_ROUND = Duration.ofMillis(1_500);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private final Session session;
  private final boolean byInterface;
  private final long intervalNanos;
  private final Glyphs glyphs;
  private final boolean colour;
  private final TimeSource time;
  private final Predicate<String> out;
  private final Consumer<String> tell;
  private boolean toldLost;
  private long nextRound;

  /**
   * Lines of a session.
   *
   * @param out prints whole lines; false if nobody reads them any more
   * @param tell tells a person what is no value
   */
  PlainLoop(
      Session session,
      boolean byInterface,
      Duration interval,
      Glyphs glyphs,
      boolean colour,
      TimeSource time,
      Predicate<String> out,
      Consumer<String> tell) {
    this.session = session;
    this.byInterface = byInterface;
    this.intervalNanos = interval.toNanos();
    this.glyphs = glyphs;
    this.colour = colour;
    this.time = time;
    this.out = out;
    this.tell = tell;
    this.nextRound = time.monotonicNanos() + firstTable(interval).toNanos();
  }

  /** How long after the beginning the first table of interfaces comes; the next ones follow it at the interval. */
  static Duration firstTable(Duration interval) {
    return interval.compareTo(FIRST_ROUND) < 0 ? FIRST_ROUND : interval;
  }

  /** Goes on until the session is over, or nobody reads. */
  void run(BlockingQueue<Event> events, Runnable subscribeAgain) throws InterruptedException {
    while (!session.isOver()) {
      long wait = Math.min(nextRound - time.monotonicNanos(), Session.RETRY_NANOS);
      Event event =
          events.poll(Math.max(Math.min(wait, session.leftNanos()), 0), TimeUnit.NANOSECONDS);
      if (!step(event, subscribeAgain)) {
        return;
      }
    }
  }

  /** Takes what happened, if anything did, and does what it is time for; false if nobody reads. */
  boolean step(@Nullable Event event, Runnable subscribeAgain) {
    if (event != null && !take(event)) {
      return false;
    }
    if (session.retries()) {
      tellLost();
      subscribeAgain.run();
    }
    return round();
  }

  private boolean take(Event event) {
    List<WatchedLeaf> changed = session.take(event);
    tellBack();
    if (byInterface) {
      return true;
    }
    StringBuilder lines = new StringBuilder();
    if (event instanceof Event.Received received) {
      deletes(received.notification(), lines);
    }
    changed.forEach(leaf -> line(leaf, lines));
    return lines.isEmpty() || out.test(lines.toString());
  }

  /** Prints all interfaces, if it is time; false if nobody reads. */
  private boolean round() {
    long now = time.monotonicNanos();
    if (now < nextRound) {
      return true;
    }
    // A round that comes too late is skipped, not caught up with.
    nextRound += ((now - nextRound) / intervalNanos + 1) * intervalNanos;
    return !byInterface || session.link() instanceof LinkState.Lost || out.test(interfaces());
  }

  private String interfaces() {
    View view = session.view();
    Table table = session.table().withoutDrawings().filtered(view.filter());
    int sortColumn = table.columnNamed(view.sort());
    Table sorted = sortColumn < 0 ? table : table.sorted(sortColumn, view.isReversed());
    TableLines lines = new TableLines(
        sorted,
        TableLayout.widths(sorted, sortColumn, ANY_WIDTH),
        sortColumn,
        view.isReversed(),
        glyphs);
    StringBuilder text = new StringBuilder();
    text.append(timestamp(time.epochNanos()))
        .append("  ")
        .append(table.summary())
        .append('\n');
    text.append(print(lines.headings())).append('\n');
    lines.rows(0, sorted.rows().size()).forEach(line -> text.append(print(line)).append('\n'));
    return text.append('\n').toString();
  }

  private String print(Line line) {
    return colour ? line.ansi(true) : line.text();
  }

  private void line(WatchedLeaf leaf, StringBuilder lines) {
    String rate = "";
    long now = time.monotonicNanos();
    if (leaf.wasReset(now)) {
      rate = "  reset";
    } else if (leaf.isCounter() && !Double.isNaN(leaf.rate(now))) {
      rate = "  " + Figures.scaled(leaf.rate(now), leaf.unit());
    }
    add(lines, leaf.timestampNanos(), leaf.target(), leaf.path(), plain(leaf.value()) + rate);
  }

  /** Numbers as programs read them, without separators. */
  private static String plain(Value value) {
    return TextWidth.printable(value.text());
  }

  private void deletes(Notification notification, StringBuilder lines) {
    for (var deleted : notification.getDeleteList()) {
      add(
          lines,
          notification.getTimestamp(),
          TextWidth.printable(notification.getPrefix().getTarget()),
          GnmiPaths.resolve(notification.getPrefix(), deleted),
          "(deleted)");
    }
  }

  private void add(StringBuilder lines, long nanos, String target, Path path, String rest) {
    String where = TextWidth.printable(path.toString());
    String filter = session.view().filter().toLowerCase(Locale.ROOT);
    String line = (target.isEmpty() ? "" : target + "  ") + where + "  " + rest;
    if (line.toLowerCase(Locale.ROOT).contains(filter)) {
      lines.append(timestamp(nanos)).append("  ").append(line).append('\n');
    }
  }

  /** That the server is gone is told with the first try, as a process that is ended loses it, too. */
  private void tellLost() {
    if (session.link() instanceof LinkState.Lost lost && !toldLost) {
      tell.accept("lost the server, trying again: " + lost.reason());
      toldLost = true;
    }
  }

  private void tellBack() {
    if (session.link() instanceof LinkState.Back back && toldLost) {
      tell.accept("the server is back after " + Figures.age(back.awayNanos()));
      toldLost = false;
    }
  }

  private static String timestamp(long nanos) {
    return TIME.format(Instant.ofEpochSecond(0, nanos));
  }
}
