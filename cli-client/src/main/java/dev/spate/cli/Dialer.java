package dev.spate.cli;

import io.grpc.ManagedChannel;

/** Makes a channel to an address. Nothing is sent before the first RPC. */
@FunctionalInterface
interface Dialer {
  ManagedChannel dial(Address address, boolean plaintext);
}
