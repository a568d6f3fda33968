package dev.spate.cli;

import io.grpc.ManagedChannel;

/** Makes a channel to the server that options name. Nothing is sent before the first RPC. */
@FunctionalInterface
interface Dialer {

  /**
   * Makes one more channel.
   *
   * @throws UsageException if the options name certificates or keys that cannot be used
   */
  ManagedChannel dial(ConnectionOptions options);
}
