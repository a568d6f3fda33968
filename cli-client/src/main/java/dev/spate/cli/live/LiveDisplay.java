package dev.spate.cli.live;

import dev.spate.schema.Schema;
import dev.spate.time.TimeSource;
import dev.spate.value.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A table that changes in place, on the terminal of this process; lines, where it has none. It goes on over restarts of the server until
 * a person leaves it.
 */
public final class LiveDisplay {

  /** What may wait for being shown; while it is full, the target has to wait. */
  private static final int QUEUED = 4_096;

  /** A rate that is older than this many intervals is told no more. */
  private static final int HOLD_INTERVALS = 3;

  private final LiveSettings settings;
  private final LiveTarget target;
  private final UnaryOperator<@Nullable String> environment;
  private final Screens screens;
  private final TimeSource time;
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(QUEUED);

  /**
   * A display that {@link #run} shows.
   *
   * @param environment the process's variables by name
   */
  public LiveDisplay(
      LiveSettings settings, LiveTarget target, UnaryOperator<@Nullable String> environment) {
    this(settings, target, environment, TerminalScreen::open, TimeSource.system());
  }

  LiveDisplay(
      LiveSettings settings,
      LiveTarget target,
      UnaryOperator<@Nullable String> environment,
      Screens screens,
      TimeSource time) {
    this.settings = settings;
    this.target = target;
    this.environment = environment;
    this.screens = screens;
    this.time = time;
  }

  /** Takes the terminal for a display. */
  @FunctionalInterface
  interface Screens {
    /** Null where there is none. */
    @Nullable
    Screen open(boolean colour) throws IOException;
  }

  /**
   * Shows what comes until a person leaves, or nobody reads the lines.
   *
   * @param onTerminal whether to look for a terminal at all
   * @param out prints whole lines; false if nobody reads them any more
   * @param tell tells a person what is no value
   * @throws io.grpc.StatusRuntimeException if the subscription failed before anything came
   * @throws IllegalArgumentException if what the target sent makes no sense
   */
  public void run(boolean onTerminal, Predicate<String> out, Consumer<String> tell) {
    Session session = session();
    try (LiveSubscription subscription =
        new LiveSubscription(target.channel(), settings.request(), events)) {
      subscription.open();
      Runnable again = () -> {
        target.reconnect();
        subscription.open();
      };
      // The terminal is left alone until it is sure that there is something to show on it.
      Event first = events.take();
      boolean failed = first instanceof Event.Ended ended && !ended.status().isOk();
      Screen screen = onTerminal && !failed ? screens.open(colour(true)) : null;
      if (screen != null) {
        try (screen) {
          session.take(first);
          new ScreenLoop(session, drawing(), screen, events, again, time).run();
        }
      } else {
        PlainLoop lines = plain(session, out, tell);
        if (lines.step(first, again)) {
          lines.run(events, again);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal", e);
    }
  }

  private boolean colour(boolean terminal) {
    return settings.colour().on(terminal, environment.apply("NO_COLOR"));
  }

  private Session session() {
    long holdMillis = HOLD_INTERVALS * settings.sampleInterval().toMillis();
    long hold = Math.max(HOLD_INTERVALS, (holdMillis + 999) / 1_000);
    TableSource tables = settings.rows().source(time);
    WatchedLeaves leaves = new WatchedLeaves(Schema.bundled(), time, hold, tables::needs);
    View view =
        new View(tables.sortNames(), settings.sort(), settings.reversed(), settings.filter());
    return new Session(leaves, tables, view, time, length());
  }

  /** So many intervals; for interfaces so many tables, of which the first waits for rates. Zero: no end. */
  private Duration length() {
    Duration interval = settings.sampleInterval();
    Duration length = interval.multipliedBy(settings.count());
    Duration first = PlainLoop.firstTable(interval);
    return settings.count() == 0 || settings.rows() == LiveRows.LEAF
        ? length
        : length.plus(first.minus(interval));
  }

  private PlainLoop plain(Session session, Predicate<String> out, Consumer<String> tell) {
    return new PlainLoop(
        session,
        settings.rows() == LiveRows.INTERFACE,
        settings.sampleInterval(),
        Glyphs.of(environment),
        colour(false),
        time,
        out,
        tell);
  }

  private ScreenLines drawing() {
    String source = target.source() + ", each " + Durations.format(settings.sampleInterval());
    return new ScreenLines(
        settings.title(), source, Glyphs.of(environment), time, ZoneId.systemDefault());
  }
}
