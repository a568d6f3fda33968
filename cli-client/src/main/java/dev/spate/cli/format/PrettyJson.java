package dev.spate.cli.format;

import dev.spate.json.JsonBuffer;
import java.util.Collection;
import java.util.Map;

/**
 * JSON with two blanks a level, or on one line, of {@code Map}, {@code Collection}, {@code String} and whatever writes itself as JSON: numbers,
 * booleans and {@link dev.spate.json.JsonNull}. Not thread-safe.
 */
public final class PrettyJson {

  private final JsonBuffer out = new JsonBuffer();
  private final boolean oneLine;
  private int depth;

  private PrettyJson(boolean oneLine) {
    this.oneLine = oneLine;
  }

  /** The value without any blanks, and no line end. */
  public static String oneLine(Object value) {
    PrettyJson json = new PrettyJson(true);
    json.value(value);
    return json.out.toString();
  }

  /** The value, and a line end. */
  public static String text(Object value) {
    PrettyJson json = new PrettyJson(false);
    json.value(value);
    return json.out.append('\n').toString();
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> object) {
      open('{');
      boolean first = true;
      for (Map.Entry<?, ?> member : object.entrySet()) {
        line(first);
        first = false;
        out.appendString(member.getKey().toString()).appendAscii(oneLine ? ":" : ": ");
        value(member.getValue());
      }
      close(first, '}');
    } else if (value instanceof Collection<?> array) {
      open('[');
      boolean first = true;
      for (Object entry : array) {
        line(first);
        first = false;
        value(entry);
      }
      close(first, ']');
    } else if (value instanceof String string) {
      out.appendString(string);
    } else if (value instanceof Double number) {
      out.appendDouble(number);
    } else {
      out.appendAscii(value.toString());
    }
  }

  private void open(char bracket) {
    out.append(bracket);
    depth++;
  }

  private void line(boolean first) {
    if (!first) {
      out.append(',');
    }
    indent();
  }

  private void close(boolean empty, char bracket) {
    depth--;
    if (!empty) {
      indent();
    }
    out.append(bracket);
  }

  private void indent() {
    if (oneLine) {
      return;
    }
    out.append('\n').appendAscii("  ".repeat(depth));
  }
}
