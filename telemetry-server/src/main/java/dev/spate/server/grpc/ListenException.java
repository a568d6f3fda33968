package dev.spate.server.grpc;

import java.io.IOException;

/** An address that could not be listened at. The message is one line: which, and why. */
public final class ListenException extends IOException {

  private static final long serialVersionUID = 1;

  private final String listener;

  ListenException(String listener, String message) {
    super(message);
    this.listener = listener;
  }

  ListenException(String listener, String message, Throwable cause) {
    super(message, cause);
    this.listener = listener;
  }

  /** The name of the listener, whose address and port are configured under it: {@code gateway}, {@code http}, a device. */
  public String listener() {
    return listener;
  }
}
