package dev.spate.server.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server has to close: the last that was added first, each whether or not others fail. For one thread to add. */
final class Parts {

  private static final Logger LOGGER = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  <T extends AutoCloseable> T add(T part) {
    open.push(part);
    return part;
  }

  /** Nothing happens the second time. */
  void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    for (AutoCloseable part : open) {
      try {
        part.close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        LOGGER.warn("{} did not close", part, e);
      }
    }
  }
}
