package dev.spate.server.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.server.logging.RepeatedErrors;
import dev.spate.server.rest.Problem;
import dev.spate.subscription.Stream;
import dev.spate.time.ManualTime;
import dev.spate.value.DataSize;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

/** When a stream writes, what may wait in it, and how it ends. */
class EventStreamTest {

  private static final byte[] FIRST = bytes("first\n");
  private static final byte[] LAST = Events.problem(new Problem(503, "enough"));

  private final Metrics metrics = new Metrics();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Connection connection = new Connection();
  private final Delivered delivered = new Delivered();
  private final EventStream stream = new EventStream(
      new DataSize(10),
      tasks::add,
      metrics,
      new RepeatedErrors(NOPLogger.NOP_LOGGER, new ManualTime()),
      List.of(FIRST));

  @Test
  void writeTo_writesWhatWaitsWhenTheContainerSaysSo() {
    stream.feed(delivered);
    stream.send(bytes("early\n"));
    stream.writeTo(connection);
    assertThat(connection.flushed()).isEmpty();

    connection.listener.run();

    assertThat(connection.flushed()).isEqualTo("first\nearly\n");
    assertThat(tasks).as("the container is the writer").isEmpty();
  }

  @Test
  void send_events_areWrittenByOneTaskAndFlushedOnce() {
    start();

    stream.send(bytes("a"));
    stream.send(bytes("b"));
    stream.send(bytes("c"));
    assertThat(tasks).hasSize(1);
    runTasks();

    assertThat(connection.flushed()).isEqualTo("abc");
    assertThat(connection.flushes).isEqualTo(1);
  }

  @Test
  void send_connectionThatTakesNoMore_goesOnWhenItDoes() {
    start();
    connection.room = 1;
    stream.send(bytes("a"));
    stream.send(bytes("b"));
    runTasks();
    stream.send(bytes("c"));
    assertThat(tasks).as("the container will call").isEmpty();
    assertThat(connection.written()).isEqualTo("a");

    connection.room = Integer.MAX_VALUE;
    connection.listener.run();

    assertThat(connection.flushed()).isEqualTo("abc");
  }

  @Test
  void isReady_turnsFalseAtTheBuffersSizeAndIsSaidAgainAtHalfOfIt() {
    start();
    connection.room = 0;

    stream.send(bytes("123456789"));
    assertThat(stream.isReady()).isTrue();
    stream.send(bytes("x"));
    assertThat(stream.isReady()).isFalse();
    assertThat(stream.waitingBytes()).isEqualTo(10);
    runTasks();
    assertThat(delivered.readies).isZero();

    connection.room = 1;
    connection.listener.run();
    assertThat(delivered.readies).isEqualTo(1);
    assertThat(stream.isReady()).isTrue();
  }

  @Test
  void keepAlive_idleStream_sendsAComment() {
    start();

    stream.keepAlive();
    runTasks();

    assertThat(connection.flushed()).isEqualTo(": keep-alive\n\n");
  }

  @Test
  void keepAlive_streamThatIsBeingWritten_sendsNone() {
    start();
    connection.room = 0;
    stream.send(bytes("a"));
    runTasks();

    for (int i = 0; i < 100; i++) {
      stream.keepAlive();
    }

    assertThat(stream.waitingBytes()).isEqualTo(1);
  }

  @Test
  void end_writesWhatWaitsAndTheLastEventAndNoMore() {
    start();
    stream.send(bytes("a"));

    stream.end(LAST);
    stream.send(bytes("b"));
    stream.end(LAST);
    assertThat(stream.done()).isNotDone();
    runTasks();

    assertThat(connection.flushed()).isEqualTo("a" + text(LAST));
    assertThat(stream.done()).isCompleted();
    assertThat(delivered.closed).isTrue();
    assertThat(metrics.value(Metric.HTTP_STREAMS_CANCELLED)).isZero();
  }

  @Test
  void end_slowClient_waitsForItsConnection() {
    start();
    connection.room = 0;
    stream.end(LAST);
    runTasks();
    assertThat(stream.done()).isNotDone();

    connection.room = Integer.MAX_VALUE;
    connection.listener.run();

    assertThat(connection.flushed()).isEqualTo(text(LAST));
    assertThat(stream.done()).isCompleted();
  }

  @Test
  void write_brokenConnection_closesTheSubscriptionAndCountsIt() {
    start();
    connection.broken = true;

    stream.send(bytes("a"));
    runTasks();

    assertThat(delivered.closed).isTrue();
    assertThat(stream.done()).isCompleted();
    assertThat(stream.waitingBytes()).isZero();
    assertThat(metrics.value(Metric.HTTP_STREAMS_CANCELLED)).isEqualTo(1);
    stream.onError(new IOException("again"));
    assertThat(metrics.value(Metric.HTTP_STREAMS_CANCELLED)).as("counted once").isEqualTo(1);
  }

  @Test
  void onError_clientThatLeft_isGivenUpWithWhatWaits() {
    start();
    connection.room = 0;
    stream.send(bytes("123456789"));

    stream.onError(new IOException("reset by peer"));
    stream.send(bytes("more"));

    assertThat(delivered.closed).isTrue();
    assertThat(stream.done()).isCompleted();
    assertThat(stream.waitingBytes()).isZero();
  }

  @Test
  void fail_tellsAProblem() {
    start();

    stream.fail(new IllegalStateException("a fault of our own"));
    runTasks();

    assertThat(connection.flushed())
        .startsWith("event: problem\ndata: {")
        .contains("\"status\":500")
        .endsWith("}\n\n");
    assertThat(stream.done()).isCompleted();
  }

  @Test
  void feed_streamThatFailedAtOnce_isClosed() {
    stream.fail(new IllegalStateException("before open returned"));

    stream.feed(delivered);

    assertThat(delivered.closed).isTrue();
  }

  private void start() {
    stream.feed(delivered);
    stream.writeTo(connection);
    connection.listener.run();
    connection.clear();
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What delivery is told. */
  private static final class Delivered implements Stream {
    private int readies;
    private boolean closed;

    @Override
    public void ready() {
      readies++;
    }

    @Override
    public void poll() {
      throw new AssertionError("a stream is not polled");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** The output of a container: takes as many writes as there is room for. */
  private static final class Connection extends ServletOutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Runnable listener = () -> {};
    private int room = Integer.MAX_VALUE;
    private int flushedBytes;
    private int flushes;
    private boolean broken;
    private boolean asked;

    @Override
    public boolean isReady() {
      asked = room > 0;
      return asked;
    }

    @Override
    public void setWriteListener(WriteListener newListener) {
      listener = () -> {
        try {
          newListener.onWritePossible();
        } catch (IOException e) {
          newListener.onError(e);
        }
      };
    }

    @Override
    public void write(int b) {
      throw new AssertionError("events are written as a whole");
    }

    @Override
    public void write(byte[] event) throws IOException {
      take();
      written.write(event);
    }

    @Override
    public void flush() throws IOException {
      take();
      flushes++;
      flushedBytes = written.size();
    }

    private void take() throws IOException {
      assertThat(asked).as("isReady() was asked, and was true").isTrue();
      asked = false;
      if (broken) {
        throw new IOException("broken pipe");
      }
      if (room != Integer.MAX_VALUE) {
        room--;
      }
    }

    void clear() {
      written.reset();
      flushedBytes = 0;
      flushes = 0;
    }

    String written() {
      return written.toString(StandardCharsets.UTF_8);
    }

    String flushed() {
      return written().substring(0, flushedBytes);
    }
  }
}
