package dev.spate.server.rest;

import io.javalin.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how many pages are in memory at once, from when they are made until they are sent: who reads slowly keeps others waiting,
 * and not memory. Safe to share among threads.
 */
final class LargePages {

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
  InputStream open(Supplier<byte[]> page) throws InterruptedException {
    if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ProblemException(new Problem(
          HttpStatus.SERVICE_UNAVAILABLE.getCode(),
          "%d clients are being sent this page, which is as many as may be at once; ask again later"
              .formatted(most)));
    }
    try {
      return new Page(page.get());
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  private final class Page extends ByteArrayInputStream {

    private boolean closed;

    private Page(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        free.release();
      }
    }
  }
}
