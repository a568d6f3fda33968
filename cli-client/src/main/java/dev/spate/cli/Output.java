package dev.spate.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Standard output. What is printed at once arrives whole, also when the process is told to end meanwhile. Thread-safe. */
final class Output {

  private final PrintWriter out;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  Output(PrintWriter out) {
    this.out = out;
  }

  /** Prints whole lines. False if nobody reads them any more, or after {@link #close}. */
  boolean print(String lines) {
    lock.lock();
    try {
      if (!closed) {
        out.print(lines);
        closed |= out.checkError(); // flushes, too
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing more be printed, and waits until a print under way is done, but not for ever: its reader may be stuck. */
  void close(Duration patience) {
    closed = true;
    try {
      if (lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
