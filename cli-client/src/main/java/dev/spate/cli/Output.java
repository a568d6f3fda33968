package dev.spate.cli;

import java.io.PrintWriter;

/** Standard output. What is printed at once arrives whole, also when the process is told to end meanwhile. Thread-safe. */
final class Output {

  private final PrintWriter out;
  private final Object lock = new Object();
  private boolean closed;

  Output(PrintWriter out) {
    this.out = out;
  }

  /** Prints whole lines. False if nobody reads them any more. */
  boolean print(String lines) {
    synchronized (lock) {
      if (!closed) {
        out.print(lines);
        closed = out.checkError(); // flushes, too
      }
      return !closed;
    }
  }

  /** Waits until a print under way is done; later ones do nothing. */
  void close() {
    synchronized (lock) {
      closed = true;
    }
  }
}
