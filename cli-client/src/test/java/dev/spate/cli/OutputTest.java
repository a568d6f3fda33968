package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of output when its reader, or the process, ends. */
class OutputTest {

  @Test
  void print_after_close_prints_nothing() {
    StringWriter text = new StringWriter();
    Output out = new Output(new PrintWriter(text));

    assertThat(out.print("a\n")).isTrue();
    out.close(Duration.ZERO);

    assertThat(out.print("b\n")).isFalse();
    assertThat(text).hasToString("a\n");
  }

  @Test
  void print_to_nobody_tells_so() {
    Output out = new Output(new PrintWriter(Writer.nullWriter()) {
      @Override
      public boolean checkError() {
        return true;
      }
    });

    assertThat(out.print("a\n")).isFalse();
  }

  @Test
  void close_returns_though_a_print_is_stuck() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Output out = new Output(new PrintWriter(new StringWriter() {
      @Override
      public void write(String text, int from, int length) {
        stuck.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }));
    Thread printing = new Thread(() -> out.print("a\n"));
    printing.start();
    stuck.await();

    out.close(Duration.ofNanos(1));

    assertThat(printing.isAlive()).isTrue();
    release.countDown();
    printing.join();
  }
}
