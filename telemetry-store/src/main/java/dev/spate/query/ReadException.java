package dev.spate.query;

/** A read that means nothing. The message names the field, its value and what would be right. */
public final class ReadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, in the order in which one goes before another (rule T4). */
  public enum Kind {
    /** The read contradicts itself or cannot be read. */
    INVALID_ARGUMENT,
    /** The schema does not know what is asked for. */
    UNIMPLEMENTED,
    /** There is no such target. */
    NOT_FOUND
  }

  /** What of the read is wrong. */
  public enum Subject {
    PATH,
    MODELS,
    TARGET
  }

  private final Kind kind;
  private final Subject subject;

  ReadException(Kind kind, Subject subject, String message) {
    super(message);
    this.kind = kind;
    this.subject = subject;
  }

  public Subject subject() {
    return subject;
  }

  public Kind kind() {
    return kind;
  }
}
