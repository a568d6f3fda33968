package dev.spate.json;

import dev.spate.path.Path;

/** A value that cannot be set at its path. The message names the path, the value and what would be right. */
public final class PayloadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** The path is partial or ambiguous, or the value is not what the schema asks for there. */
    INVALID_ARGUMENT,
    /** The schema has no such path. */
    NOT_FOUND
  }

  private final Kind kind;

  PayloadException(Kind kind, Path path, String problem) {
    super("path \"" + path + "\": " + problem);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
