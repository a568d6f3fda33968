package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final StringWriter commands = new StringWriter();

  @Test
  void dialogue_asksALineAndReadsALine() {
    Dialogue server =
        scripted("ready 4711\ncpu 123456789\nheap 1048576\n{\"published\":8,\"coalesced\":0}\n");

    assertThat(server.awaitReady(PATIENCE)).isEqualTo(4711);
    assertThat(server.cpuNanos()).isEqualTo(123_456_789);
    assertThat(server.heapBytes()).isEqualTo(1 << 20);
    assertThat(server.counts()).isEqualTo(new Counts(Map.of("published", 8L, "coalesced", 0L)));
    server.stop();
    assertThat(commands.toString()).isEqualTo("cpu\nheap\ncounts\nstop\n");
  }

  @Test
  void ask_wrongAnswer_failsTheRoundAndQuotesIt() {
    Dialogue server = scripted("error: cpu must be heap\n");

    assertThatThrownBy(server::cpuNanos)
        .isInstanceOf(RoundFailedException.class)
        .hasMessage("the server answered \"error: cpu must be heap\"; right is \"cpu NUMBER\"");
  }

  @Test
  void counts_noJson_failsTheRound() {
    Dialogue server = scripted("published 8\n");

    assertThatThrownBy(server::counts)
        .isInstanceOf(RoundFailedException.class)
        .hasMessageContaining("published 8");
  }

  @Test
  void ask_serverEnds_failsTheRound() {
    Dialogue server = scripted("");

    assertThatThrownBy(() -> server.awaitReady(PATIENCE))
        .isInstanceOf(RoundFailedException.class)
        .hasMessage("the server ended when it was asked to be ready");
  }

  @Test
  void ask_silence_failsTheRoundInTime() throws Exception {
    try (PipedWriter silent = new PipedWriter()) {
      Dialogue server = new Dialogue(new PipedReader(silent), commands, Duration.ZERO);

      assertThatThrownBy(server::cpuNanos)
          .isInstanceOf(RoundFailedException.class)
          .hasMessageContaining("said nothing");
    }
  }

  private Dialogue scripted(String answers) {
    return new Dialogue(new StringReader(answers), commands, PATIENCE);
  }
}
