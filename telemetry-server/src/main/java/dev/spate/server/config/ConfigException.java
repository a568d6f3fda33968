package dev.spate.server.config;

/** A configuration that cannot be used. Its message says where, which key and value, and what would be right. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
