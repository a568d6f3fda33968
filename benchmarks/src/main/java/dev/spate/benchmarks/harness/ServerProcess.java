package dev.spate.benchmarks.harness;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on loopback. What it logs goes to a file. For one thread. */
final class ServerProcess implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private final Process process;
  private final Dialogue dialogue;
  private final int port;

  private ServerProcess(Process process, Dialogue dialogue, int port) {
    this.process = process;
    this.dialogue = dialogue;
    this.port = port;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param log which is appended to
   * @throws RoundFailedException if it never says that it is ready; it is ended then
   */
  static ServerProcess start(List<String> command, Path log) {
    Process process;
    try {
      process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    }
    Dialogue dialogue = new Dialogue(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8),
        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8),
        LONGEST_ANSWER);
    try {
      return new ServerProcess(process, dialogue, dialogue.awaitReady(LONGEST_START));
    } catch (RoundFailedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** User and system time of its process so far. */
  long cpuNanos() {
    return dialogue.cpuNanos();
  }

  /** What is live on its heap, after a full collection. */
  long heapBytes() {
    return dialogue.heapBytes();
  }

  /** Its counters. */
  Counts counts() {
    return dialogue.counts();
  }

  /** Ends it; one that does not end within a few seconds is killed. */
  @Override
  public void close() {
    dialogue.stop();
    try {
      if (!process.waitFor(8, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
