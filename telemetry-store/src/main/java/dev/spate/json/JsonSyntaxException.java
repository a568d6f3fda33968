package dev.spate.json;

/** A text that is no JSON. The message says what is wrong, and at which position. */
public final class JsonSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int position;

  JsonSyntaxException(String problem, int position) {
    super("JSON: " + problem + " at position " + position);
    this.position = position;
  }

  /** Where, from 0: in characters, or in bytes where the bytes are no UTF-8. */
  public int position() {
    return position;
  }
}
