package dev.spate.cli;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Dials over the network. */
final class NettyDialer implements Dialer {

  /** A Get of a large device is one message; gRPC's own limit of 4 MiB would refuse it. */
  private static final int MAX_MESSAGE_BYTES = 512 * 1024 * 1024;

  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  @Override
  public ManagedChannel dial(ConnectionOptions options) {
    silenceLogging();
    ManagedChannelBuilder<?> builder = Grpc.newChannelBuilderForAddress(
            options.address.host(), options.address.port(), Credentials.of(options))
        .maxInboundMessageSize(MAX_MESSAGE_BYTES);
    if (options.tlsServerName != null) {
      builder.overrideAuthority(options.tlsServerName);
    }
    return builder.build();
  }

  /** Keeps gRPC from logging what the status of an RPC tells. */
  static void silenceLogging() {
    GRPC.setLevel(Level.OFF);
  }
}
