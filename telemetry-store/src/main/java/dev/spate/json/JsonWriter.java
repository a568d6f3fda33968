package dev.spate.json;

/**
 * Writes objects and arrays to a {@link JsonBuffer}, with the commas between their members. That beginnings and ends match is up to
 * the caller. Not thread-safe.
 */
public final class JsonWriter {

  private final JsonBuffer buffer = new JsonBuffer();
  private boolean needsComma;

  /** What was written; a value may be appended to it after {@link #value}. */
  public JsonBuffer buffer() {
    return buffer;
  }

  public JsonWriter beginObject() {
    return begin('{');
  }

  public JsonWriter endObject() {
    return end('}');
  }

  public JsonWriter beginArray() {
    return begin('[');
  }

  public JsonWriter endArray() {
    return end(']');
  }

  /** Begins a member of an object: its value comes next. */
  public JsonWriter name(String name) {
    value().appendString(name).append(':');
    needsComma = false;
    return this;
  }

  /** Begins a value, which the caller then appends: a number, a string, or JSON that is there already. */
  public JsonBuffer value() {
    if (needsComma) {
      buffer.append(',');
    }
    needsComma = true;
    return buffer;
  }

  public JsonWriter string(String value) {
    value().appendString(value);
    return this;
  }

  public JsonWriter number(long value) {
    value().appendLong(value);
    return this;
  }

  /**
   * Writes a number rounded to some digits behind the point, and null for one that is none.
   *
   * @param fractionDigits most digits behind the point
   */
  public JsonWriter number(double value, int fractionDigits) {
    if (Double.isFinite(value)) {
      value().appendDecimal(value, fractionDigits, 0);
      return this;
    }
    return nothing();
  }

  /** Writes null. */
  public JsonWriter nothing() {
    value().appendAscii("null");
    return this;
  }

  private JsonWriter begin(char opening) {
    value().append(opening);
    needsComma = false;
    return this;
  }

  private JsonWriter end(char closing) {
    buffer.append(closing);
    needsComma = true;
    return this;
  }
}
