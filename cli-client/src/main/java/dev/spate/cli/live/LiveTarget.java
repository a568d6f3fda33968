package dev.spate.cli.live;

import io.grpc.Channel;

/** The server that a display subscribes to. */
public interface LiveTarget {

  Channel channel();

  /** Its address, for a person. */
  String source();

  /** Connects again soon, although the last tries have failed. */
  void reconnect();
}
