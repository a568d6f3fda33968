package dev.spate.server.rest.stream;

import static java.util.Objects.requireNonNull;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.server.logging.RepeatedErrors;
import dev.spate.server.rest.Problem;
import dev.spate.subscription.Outlet;
import dev.spate.subscription.Stream;
import dev.spate.value.DataSize;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream: takes events from delivery and writes them as the connection takes them. No thread waits for a client.
 *
 * <p>What waits is bounded: from a number of bytes on the outlet is not ready, and delivery coalesces until half of them are
 * written. Events are shared with other streams, so what waits costs references.
 */
final class EventStream implements Outlet<byte[]>, WriteListener, Runnable {

  /*
   * `writing` says that somebody is the writer or is about to become it: the container, which calls onWritePossible at the start
   * and whenever isReady() was false, or a thread of `writers`. Only the writer touches the output. It stops being the writer
   * when nothing is left to write; who adds an event when there is no writer sends for one. So a burst of events is flushed once,
   * and the threads of delivery never write to a connection.
   *
   * Rejected: writing on delivery's threads, where each event would be a system call of its own, for nobody tells an outlet which
   * event is the last for now.
   */

  private final int buffer;
  private final Executor writers;
  private final Metrics metrics;
  private final RepeatedErrors errors;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private final Object lock = new Object();
  private final Deque<byte[]> waiting = new ArrayDeque<>(); // guarded by lock
  private int waitingBytes; // guarded by lock
  private boolean full; // delivery waits to be told that there is room; guarded by lock
  private boolean writing = true; // guarded by lock
  private boolean ending; // nothing more is taken; guarded by lock
  private boolean over; // nothing more is written; guarded by lock

  private volatile @Nullable Stream stream; // set once, by feed
  private volatile @Nullable ServletOutputStream output; // set once, by writeTo
  private boolean unflushed; // the writer's

  /**
   * Begins with some events.
   *
   * @param buffer what may wait before the client counts as slow
   * @param writers runs what writes, which never blocks
   */
  EventStream(
      DataSize buffer,
      Executor writers,
      Metrics metrics,
      RepeatedErrors errors,
      List<byte[]> first) {
    this.buffer = Math.toIntExact(buffer.bytes());
    this.writers = writers;
    this.metrics = metrics;
    this.errors = errors;
    for (byte[] event : first) {
      waiting.add(event);
      waitingBytes += event.length;
    }
  }

  /** Whom to tell that there is room, and that the client is gone. Called once. */
  void feed(Stream newStream) {
    stream = newStream;
    closeStreamIfEnding();
  }

  /** Where to write; called once, while the request is being handled, after it was made asynchronous. */
  void writeTo(ServletOutputStream newOutput) {
    output = newOutput;
    newOutput.setWriteListener(this);
  }

  /** Completes when nothing more will be written. */
  CompletableFuture<Void> done() {
    return done;
  }

  /** Bytes that wait to be written. */
  int waitingBytes() {
    synchronized (lock) {
      return waitingBytes;
    }
  }

  @Override
  public boolean isReady() {
    synchronized (lock) {
      full = waitingBytes >= buffer;
      return !full;
    }
  }

  @Override
  public void send(byte[] event) {
    add(event, false);
  }

  @Override
  public void sync() {
    send(Events.SYNC);
    metrics.add(Metric.BYTES_OUT, Events.SYNC.length);
  }

  /** A stream of events has no such end. */
  @Override
  public void complete() {
    throw new IllegalStateException("an event stream was opened as ONCE");
  }

  @Override
  public void fail(RuntimeException cause) {
    errors.log("Delivery to a stream of events broke", cause);
    end(Events.problem(
        new Problem(500, "delivery to this stream broke; the log of the server says why")));
  }

  /** Each client has its own connection. */
  @Override
  public Object connection() {
    return this;
  }

  /** Shows the client, and whatever is between, that the stream lives, unless something is being written anyway. */
  void keepAlive() {
    synchronized (lock) {
      if (writing) {
        return;
      }
    }
    add(Events.KEEP_ALIVE, false);
  }

  /** Writes what waits and a last event, then ends. */
  void end(byte[] last) {
    add(last, true);
    closeStreamIfEnding();
  }

  private void add(byte[] event, boolean last) {
    synchronized (lock) {
      if (ending) {
        return;
      }
      ending = last;
      waiting.add(event);
      waitingBytes += event.length;
      if (writing) {
        return;
      }
      writing = true;
    }
    writers.execute(this);
  }

  @Override
  public void onWritePossible() {
    run();
  }

  /** The client left, or its connection broke. */
  @Override
  public void onError(Throwable broken) {
    giveUp();
  }

  @Override
  public void run() {
    try {
      write(requireNonNull(output));
    } catch (IOException e) {
      giveUp();
    } catch (RuntimeException e) {
      errors.log("Writing to a stream of events broke", e);
      giveUp();
    }
  }

  /** Returns when the connection takes no more, and will call again, or when there is nothing to write. */
  private void write(ServletOutputStream out) throws IOException {
    while (out.isReady()) {
      byte[] event = next();
      if (event != null) {
        out.write(event);
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else if (rest()) {
        return;
      }
    }
  }

  private byte @Nullable [] next() {
    byte[] event;
    synchronized (lock) {
      event = waiting.poll();
      if (event == null) {
        return null;
      }
      waitingBytes -= event.length;
      if (!full || waitingBytes > buffer / 2) {
        return event;
      }
      full = false;
    }
    requireNonNull(stream).ready();
    return event;
  }

  /** Stops being the writer, unless something has come meanwhile. */
  private boolean rest() {
    synchronized (lock) {
      if (!waiting.isEmpty()) {
        return false;
      }
      writing = false;
      if (!ending || over) {
        return true;
      }
      over = true;
    }
    done.complete(null);
    return true;
  }

  /** Ends without another word. */
  void giveUp() {
    synchronized (lock) {
      if (over) {
        return;
      }
      over = true;
      ending = true;
      waiting.clear();
      waitingBytes = 0;
    }
    metrics.increment(Metric.HTTP_STREAMS_CANCELLED);
    closeStreamIfEnding();
    done.complete(null);
  }

  private void closeStreamIfEnding() {
    synchronized (lock) {
      if (!ending) {
        return;
      }
    }
    Stream fed = stream;
    if (fed != null) {
      fed.close();
    }
  }
}
