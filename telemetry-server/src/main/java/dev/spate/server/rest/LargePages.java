package dev.spate.server.rest;

import io.javalin.http.HttpStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how many pages are in memory at once, and hold a thread each, from when they are made until they are sent: who reads slowly
 * keeps others waiting, and neither memory nor all threads. Safe to share among threads.
 */
final class LargePages {

  /** Who waits holds a thread too, so whoever comes when so many wait is refused at once. */
  static final int MOST_WAITING = 8;

  private final int most;
  private final Duration patience;
  private final Semaphore free;

  /**
   * Pages of one kind.
   *
   * @param most in memory at once
   * @param patience how long a request waits for one that is before it to be sent
   */
  LargePages(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
    this.free = new Semaphore(most, true);
  }

  /**
   * Makes a page, which is in memory until the stream is closed.
   *
   * @throws ProblemException if too many are being sent
   * @throws InterruptedException if the server ends meanwhile
   */
  InputStream open(Supplier<InputStream> page) throws InterruptedException {
    if (free.getQueueLength() >= MOST_WAITING
        || !free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ProblemException(new Problem(
          HttpStatus.SERVICE_UNAVAILABLE.getCode(),
          "%d clients are being sent a page as large as this, which is as many as may be at once; ask again later"
              .formatted(most)));
    }
    try {
      return new Page(page.get(), free);
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  /** Whether a body is a page of this or another bound. */
  static boolean isPage(InputStream body) {
    return body instanceof Page;
  }

  /** For one thread at a time. */
  private static final class Page extends FilterInputStream {

    private final Semaphore free;
    private boolean closed;

    private Page(InputStream content, Semaphore free) {
      super(content);
      this.free = free;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        free.release();
        super.close();
      }
    }
  }
}
