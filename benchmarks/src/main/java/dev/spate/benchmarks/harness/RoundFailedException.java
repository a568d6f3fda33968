package dev.spate.benchmarks.harness;

/** A round that measured nothing: its server or its client failed. The report tells it. */
final class RoundFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RoundFailedException(String message) {
    super(message);
  }

  RoundFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
