package dev.spate.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts {@code ./spate} as a person does, and takes the time. For one thread. */
final class Launcher {
  private static final Pattern GATEWAY =
      Pattern.compile("\\s*gateway\\s+127\\.0\\.0\\.1:(\\d+)\\b.*");
  private static final long LONGEST_SECONDS = 60;

  private final Path home;
  private final Path java;

  /**
   * A server that is ready.
   *
   * @param nanos from the start of its process until it said so
   */
  record Server(Process process, int port, long nanos) implements AutoCloseable {

    /** Ends it by a signal, as Ctrl-C does. */
    @Override
    public void close() {
      process.destroy();
      awaitEnd(process);
    }
  }

  /**
   * @param home folder of the repository
   * @param java the JVM to be used
   */
  Launcher(Path home, Path java) {
    this.home = home;
    this.java = java;
  }

  /** Starts a server with the simulated network on a free port, and waits until it says that it is ready. */
  Server startServer() {
    long start = System.nanoTime();
    Process process = start(List.of(
        "demo", "--gateway-port", "0", "--http-port", "0", "--device-endpoints-mode", "none"));
    // What it prints later fits into the pipe.
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher gateway = GATEWAY.matcher(line);
        if (gateway.matches()) {
          return new Server(process, Integer.parseInt(gateway.group(1)), System.nanoTime() - start);
        }
      }
    } catch (IOException e) {
      process.destroy();
      throw new UncheckedIOException(e);
    }
    awaitEnd(process);
    throw new RoundFailedException(
        "the server ended with exit code " + process.exitValue() + " before it was ready");
  }

  /** Runs a command to its end; how long that took, in nanoseconds. */
  long run(List<String> command) {
    long start = System.nanoTime();
    Process process = start(command);
    try {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitEnd(process);
    long nanos = System.nanoTime() - start;
    if (process.exitValue() != 0) {
      throw new RoundFailedException(
          "spate " + String.join(" ", command) + " ended with exit code " + process.exitValue());
    }
    return nanos;
  }

  private Process start(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("spate").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("JAVA_HOME", java.resolve("../..").normalize().toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new RoundFailedException("spate did not end within " + LONGEST_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new RoundFailedException("interrupted", e);
    }
  }
}
