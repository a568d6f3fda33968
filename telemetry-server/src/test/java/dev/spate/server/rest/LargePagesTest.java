package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargePagesTest {

  private final LargePages pages = new LargePages(2, Duration.ZERO);

  @Test
  void open_whileAsManyAsMayBeAreBeingSent_isRefused_andNoPageIsMade() throws Exception {
    InputStream first = page();
    InputStream second = page();
    assertThat(first.readAllBytes()).containsExactly(1, 2, 3);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> pages.open(() -> {
          throw new AssertionError("made");
        }))
        .withMessage(
            "2 clients are being sent a page as large as this, which is as many as may be at once; ask again later")
        .matches(e -> e.problem().status() == 503);

    second.close();
    assertThat(page().readAllBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void close_twice_makesRoomForOne() throws Exception {
    InputStream first = page();
    page();
    first.close();
    first.close();
    page();

    assertThatExceptionOfType(ProblemException.class).isThrownBy(this::page);
  }

  @Test
  @Timeout(60)
  void open_whileAsManyAsMayWaitDo_isRefusedAtOnce_andThoseGetTheirTurn() throws Exception {
    LargePages patient = new LargePages(1, Duration.ofDays(1));
    InputStream first = page(patient);
    List<FutureTask<Void>> waiting = new ArrayList<>();
    for (int i = 0; i < LargePages.MOST_WAITING; i++) {
      FutureTask<Void> reader = new FutureTask<>(() -> {
        page(patient).close();
        return null;
      });
      waiting.add(reader);
      Thread thread = new Thread(reader);
      thread.setDaemon(true);
      thread.start();
      await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> page(patient));

    first.close();
    for (FutureTask<Void> reader : waiting) {
      reader.get();
    }
    page(patient);
  }

  @Test
  void page_thatCannotBeMade_takesNoRoom() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() -> pages.open(() -> {
            throw new IllegalStateException("broken");
          }));
    }

    page();
    page();
  }

  private InputStream page() throws InterruptedException {
    return page(pages);
  }

  private static InputStream page(LargePages pages) throws InterruptedException {
    return pages.open(() -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
  }
}
