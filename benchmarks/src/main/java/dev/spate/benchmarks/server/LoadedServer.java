package dev.spate.benchmarks.server;

/** A gNMI server that is measured. It listens on a free port of 127.0.0.1 once it is made, and has published every group once. */
interface LoadedServer extends Schedule.Publish, AutoCloseable {

  int port();

  /** What it sent up to now. Any thread. */
  Sent sent();

  @Override
  void close();
}
