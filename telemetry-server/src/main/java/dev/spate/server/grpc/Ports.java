package dev.spate.server.grpc;

/** What a TCP port may be. */
final class Ports {

  static final int HIGHEST = 65_535;

  private Ports() {}

  static void check(int port) {
    if (port < 0 || port > HIGHEST) {
      throw new IllegalArgumentException(
          "port is " + port + ", but must be from 0 (any free one) to " + HIGHEST);
    }
  }
}
