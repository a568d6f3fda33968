package dev.spate.server.grpc;

import java.io.IOException;

/** An address that could not be listened at. The message is one line: which, and why. */
public final class ListenException extends IOException {

  private static final long serialVersionUID = 1;

  ListenException(String message) {
    super(message);
  }

  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
