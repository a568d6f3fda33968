package dev.spate.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
            "2 clients are being sent this page, which is as many as may be at once; ask again later")
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
    return pages.open(() -> new byte[] {1, 2, 3});
  }
}
