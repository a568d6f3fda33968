package dev.spate.server.grpc;

/** What a TCP port may be. */
final class Ports {

  private static final int HIGHEST = 65_535;

  private Ports() {}

  static void check(String name, int port) {
    if (port < 0 || port > HIGHEST) {
      throw new IllegalArgumentException(
          name + " is " + port + ", but must be from 0 (any free one) to " + HIGHEST);
    }
  }
}
