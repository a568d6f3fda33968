package dev.spate.cli;

import org.jspecify.annotations.Nullable;

/** What is wrong with a command line, where that is found out only while the command runs. Told as every usage error. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
