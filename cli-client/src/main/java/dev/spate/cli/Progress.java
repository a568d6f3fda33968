package dev.spate.cli;

import dev.spate.cli.bench.LoadClient;
import dev.spate.cli.format.HumanUnits;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line on a terminal, written over each second, that tells how far a measuring is. Thread-safe. */
final class Progress implements AutoCloseable {

  private static final String BEGIN_LINE = "\r\033[K";

  private final Object lock = new Object();
  private final LoadClient client;
  private final PrintWriter err;
  private final ScheduledExecutorService seconds =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
      });
  private String phase = "";
  private long endNanos;
  private long lastNanos = System.nanoTime();
  private long lastUpdates;
  private boolean shown;

  /** Shows nothing where there is no terminal. */
  Progress(LoadClient client, PrintWriter err, boolean terminal) {
    this.client = client;
    this.err = err;
    if (terminal) {
      var unused = seconds.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
    }
  }

  /** What is done from now on, and for how long. */
  void phase(String name, Duration length) {
    synchronized (lock) {
      phase = name;
      endNanos = System.nanoTime() + length.toNanos();
    }
  }

  private void show() {
    long now = System.nanoTime();
    long updates = client.updates();
    synchronized (lock) {
      if (!seconds.isShutdown()) {
        err.print(BEGIN_LINE + line(phase, updates - lastUpdates, now - lastNanos, endNanos - now));
        err.flush();
        shown = true;
        lastUpdates = updates;
        lastNanos = now;
      }
    }
  }

  static String line(String phase, long updates, long nanos, long leftNanos) {
    return "%s: %s updates/s, %s left"
        .formatted(
            phase,
            HumanUnits.number(Math.round(updates * 1e9 / nanos)),
            HumanUnits.duration(Math.max(leftNanos, 0)));
  }

  /** Wipes the line off. Nothing happens the second time. */
  @Override
  public void close() {
    synchronized (lock) {
      seconds.shutdownNow();
      if (shown) {
        err.print(BEGIN_LINE);
        err.flush();
        shown = false;
      }
    }
  }
}
