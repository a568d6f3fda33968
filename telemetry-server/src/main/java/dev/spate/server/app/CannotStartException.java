package dev.spate.server.app;

/** A part can never work as it is configured. Its message is for the operator; a fault of the part itself is none of these. */
final class CannotStartException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  CannotStartException(String part, Exception cause) {
    super("The " + part + " cannot start: " + cause.getMessage(), cause);
  }
}
