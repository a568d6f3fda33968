package dev.spate.benchmarks.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines that the harness and a server say to each other: {@code ready PORT} first, then one line of answer to each line of command.
 * What a server does not answer in time, or answers wrongly, fails the round. For one thread.
 */
final class Dialogue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Writer commands;
  private final Duration patience;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  /**
   * @param answers what the server prints
   * @param commands what it reads
   * @param patience how long an answer may take
   */
  Dialogue(Reader answers, Writer commands, Duration patience) {
    this.commands = commands;
    this.patience = patience;
    // A read cannot be given a deadline, a queue can.
    Thread reader = new Thread(() -> read(answers), "server-answers");
    reader.setDaemon(true);
    reader.start();
  }

  /** Waits until the server listens; its port. */
  int awaitReady(Duration atMost) {
    return (int) number("ready", answer("to be ready", atMost));
  }

  /** User and system time of the server's process so far. */
  long cpuNanos() {
    return number("cpu", ask("cpu"));
  }

  /** What is live on its heap, after a full collection. */
  long heapBytes() {
    return number("heap", ask("heap"));
  }

  /** Its counters. */
  Counts counts() {
    String answer = ask("counts");
    try {
      return new Counts(JSON.readValue(answer, new TypeReference<Map<String, Long>>() {}));
    } catch (JsonProcessingException e) {
      throw new RoundFailedException(
          "the server answered \"" + answer + "\" to counts; right is one JSON object of numbers",
          e);
    }
  }

  /** Asks it to end. One that has ended already is content. */
  void stop() {
    try {
      commands.write("stop\n");
      commands.close();
    } catch (IOException e) {
      // It is gone, which is what was asked; whoever waits for its process sees how.
      return;
    }
  }

  private String ask(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new RoundFailedException("the server ended before it was asked for " + command, e);
    }
    return answer("for " + command, patience);
  }

  private String answer(String what, Duration atMost) {
    try {
      Optional<String> line = lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw new RoundFailedException(
            "the server was asked " + what + " and said nothing for " + atMost.toMillis() + " ms");
      }
      return line.orElseThrow(
          () -> new RoundFailedException("the server ended when it was asked " + what));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RoundFailedException("interrupted", e);
    }
  }

  private static long number(String word, String answer) {
    if (answer.startsWith(word + " ")) {
      try {
        return Long.parseLong(answer.substring(word.length() + 1).trim());
      } catch (NumberFormatException e) {
        throw new RoundFailedException(unexpected(word, answer), e);
      }
    }
    throw new RoundFailedException(unexpected(word, answer));
  }

  private static String unexpected(String word, String answer) {
    return "the server answered \"" + answer + "\"; right is \"" + word + " NUMBER\"";
  }

  private void read(Reader answers) {
    try (BufferedReader reader = new BufferedReader(answers)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lines.add(Optional.empty());
    }
  }
}
