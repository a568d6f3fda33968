package dev.spate.cli;

import java.io.PrintWriter;

/** What a command does once its options are read. */
@FunctionalInterface
interface Task {

  /** Does it and returns the exit code; what went wrong is told on {@code err}. */
  int run(Environment environment, ConnectionOptions options, Output out, PrintWriter err);
}
