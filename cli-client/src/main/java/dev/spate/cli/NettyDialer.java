package dev.spate.cli;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Dials over the network; with TLS, a server's certificate is checked against the JVM's trusted authorities. */
final class NettyDialer implements Dialer {

  /** A Get of a large device is one message; gRPC's own limit of 4 MiB would refuse it. */
  private static final int MAX_MESSAGE_BYTES = 512 * 1024 * 1024;

  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  @Override
  public ManagedChannel dial(Address address, boolean plaintext) {
    silenceLogging();
    ChannelCredentials credentials =
        plaintext ? InsecureChannelCredentials.create() : TlsChannelCredentials.create();
    return Grpc.newChannelBuilderForAddress(address.host(), address.port(), credentials)
        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
        .build();
  }

  /** Keeps gRPC from logging what the status of an RPC tells. */
  static void silenceLogging() {
    GRPC.setLevel(Level.OFF);
  }
}
