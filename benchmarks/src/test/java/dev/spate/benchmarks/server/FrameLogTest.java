package dev.spate.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameLogTest {

  private final FrameLog log = new FrameLog(5);

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      log.append(text(log.end()));
    }
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void get_givesAtLeastAsManyAsAskedFor() {
    append(100);

    for (long number = log.end() - 5; number < log.end(); number++) {
      assertThat(log.get(number)).isEqualTo(text(number));
    }
  }

  @Test
  void get_whatWasOverwritten_isNull_andTheOldestIsNot() {
    append(100);

    assertThat(log.get(log.oldest() - 1)).isNull();
    assertThat(log.get(log.oldest())).isEqualTo(text(log.oldest()));
    assertThat(log.oldest()).isGreaterThan(90);
  }
}
