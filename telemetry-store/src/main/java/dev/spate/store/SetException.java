package dev.spate.store;

/** Why a Set changed nothing. */
public final class SetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of mistake it was. */
  public enum Kind {
    INVALID_ARGUMENT,
    NOT_FOUND,
    /** The device refused it. */
    ABORTED,
    UNIMPLEMENTED,
    FAILED_PRECONDITION
  }

  private final Kind kind;
  private final int operation;

  /**
   * @param operation the index of the operation at fault ({@link Change#operation}), or −1 if none is
   * @param message names the path, the value and what would be right
   */
  public SetException(Kind kind, int operation, String message) {
    super(message);
    this.kind = kind;
    this.operation = operation;
  }

  public Kind kind() {
    return kind;
  }

  public int operation() {
    return operation;
  }
}
