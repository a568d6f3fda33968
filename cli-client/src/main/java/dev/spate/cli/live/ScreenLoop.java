package dev.spate.cli.live;

import dev.spate.cli.live.Key.Kind;
import dev.spate.time.TimeSource;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows a session on a screen, twice a second and at every key, until it is over. Runs in one thread, and reads keys in another. */
final class ScreenLoop {

  static final long FRAME_NANOS = 500_000_000;

  /** What is taken at most before the screen is looked after again. */
  private static final int MOST_AT_ONCE = 4_096;

  private final Session session;
  private final ScreenLines lines;
  private final Screen screen;
  private final BlockingQueue<Event> events;
  private final Runnable subscribeAgain;
  private final TimeSource time;

  ScreenLoop(
      Session session,
      ScreenLines lines,
      Screen screen,
      BlockingQueue<Event> events,
      Runnable subscribeAgain,
      TimeSource time) {
    this.session = session;
    this.lines = lines;
    this.screen = screen;
    this.events = events;
    this.subscribeAgain = subscribeAgain;
    this.time = time;
  }

  void run() throws InterruptedException {
    Thread keys = new Thread(this::readKeys, "keys");
    keys.setDaemon(true); // a read of a terminal cannot be interrupted
    keys.start();
    long nextFrame = time.monotonicNanos();
    while (!session.isOver()) {
      long left = Math.max(nextFrame - time.monotonicNanos(), 0);
      boolean pressed = take(events.poll(left, TimeUnit.NANOSECONDS));
      if (session.retries()) {
        subscribeAgain.run();
      }
      long now = time.monotonicNanos();
      if (pressed || now >= nextFrame) {
        if (!show()) {
          return;
        }
        nextFrame = now + FRAME_NANOS;
      }
    }
  }

  private boolean show() {
    Screen.Size size = screen.size();
    return screen.show(
        lines.screen(session.table(), session.view(), session.link(), size.width(), size.height()),
        size);
  }

  /** Takes an event and those that wait behind it; true if a person did something. */
  private boolean take(@Nullable Event first) {
    boolean pressed = false;
    Event event = first;
    for (int i = 0; event != null && i < MOST_AT_ONCE; i++) {
      session.take(event);
      if (event instanceof Event.Pressed key) {
        pressed = true;
        if (key.key().kind() == Kind.REDRAW) {
          screen.redraw();
        }
      }
      event = i + 1 < MOST_AT_ONCE ? events.poll() : null;
    }
    return pressed;
  }

  private void readKeys() {
    KeyReader keys = new KeyReader(screen);
    try {
      for (Key key = next(keys); key != null; key = next(keys)) {
        events.put(new Event.Pressed(key));
      }
      events.put(new Event.TerminalGone());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A terminal that cannot be read is gone, as one that has ended. */
  private static @Nullable Key next(KeyReader keys) {
    try {
      return keys.next();
    } catch (IOException e) {
      return null;
    }
  }
}
