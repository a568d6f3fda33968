package dev.spate.server.config;

/**
 * How the {@code server} and {@code demo} commands log; a server that is embedded leaves logging to its application.
 *
 * @param level the least severe messages to show
 * @param format for a person or a program
 */
public record LogConfig(Level level, Format format) {

  /** Severities, from none to all. */
  public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** Who reads the log. */
  public enum Format {
    /** Lines for people. */
    TEXT,
    /** A JSON object a line, for programs. */
    JSON
  }

  public static LogConfig defaults() {
    return new LogConfig(Level.INFO, Format.TEXT);
  }
}
