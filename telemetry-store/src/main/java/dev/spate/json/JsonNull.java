package dev.spate.json;

/** JSON's {@code null}, so that no Java null is in a parsed text. */
public enum JsonNull {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
