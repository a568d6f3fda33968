package dev.spate.server.logging;

import dev.spate.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs an error that repeats once a minute, with how often it came meanwhile. Safe to share among threads.
 *
 * <p>Errors are told apart by their message; of more than 100 in use, the one that was logged longest ago is forgotten.
 */
public final class RepeatedErrors {

  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int REMEMBERED = 100;

  private final Object lock = new Object();
  private final Logger logger;
  private final TimeSource time;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  public RepeatedErrors(Logger logger, TimeSource time) {
    this.logger = logger;
    this.time = time;
  }

  public void log(String message, @Nullable Throwable cause) {
    long suppressed = suppressed(message);
    if (suppressed == 0) {
      logger.error(message, cause);
    } else if (suppressed > 0) {
      logger.error("{} ({} more since it was last logged)", message, suppressed, cause);
    }
  }

  /** How many went unlogged before this one; negative if this one is to go unlogged too. */
  private long suppressed(String message) {
    long now = time.monotonicNanos();
    synchronized (lock) {
      Entry entry = entries.get(message);
      if (entry != null && now - entry.loggedNanos < QUIET_NANOS) {
        entry.suppressed++;
        return -1;
      }
      entries.remove(message);
      if (entries.size() == REMEMBERED) {
        entries.remove(entries.keySet().iterator().next());
      }
      entries.put(message, new Entry(now));
      return entry == null ? 0 : entry.suppressed;
    }
  }

  private static final class Entry {
    private final long loggedNanos;
    private long suppressed;

    Entry(long loggedNanos) {
      this.loggedNanos = loggedNanos;
    }
  }
}
