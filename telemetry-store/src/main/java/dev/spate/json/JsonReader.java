package dev.spate.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON texts strictly by RFC 8259, for what strangers send: no comments, no trailing commas, nothing behind the value.
 *
 * <p>An object is a {@code Map<String, Object>} in the order of the text, an array a {@code List<Object>}; both may be changed.
 * A string is a {@link String}, a number a {@link BigDecimal} of exactly that value, {@code true} and {@code false} a
 * {@link Boolean}, {@code null} is {@link JsonNull#NULL}. A name that comes twice in one object is refused (RFC 7493 §2.3), and so
 * are nesting deeper than {@value #MAX_DEPTH} and numbers longer than {@value #MAX_NUMBER_LENGTH} characters, which would cost
 * far more to read than to send.
 */
public final class JsonReader {

  public static final int MAX_DEPTH = 128;
  public static final int MAX_NUMBER_LENGTH = 400;

  private static final int END = -1;

  private final String text;
  private int position;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws JsonSyntaxException if the text is no JSON
   */
  public static Object parse(String text) {
    return new JsonReader(text).document();
  }

  /**
   * Reads values that stand one behind the other, with or without blanks between them, until the end of the text; none in a blank one.
   *
   * @throws JsonSyntaxException if the text is anything else
   */
  public static List<Object> parseAll(String text) {
    JsonReader reader = new JsonReader(text);
    List<Object> values = new ArrayList<>();
    reader.skipBlanks();
    while (reader.position < text.length()) {
      values.add(reader.value());
      reader.skipBlanks();
    }
    return values;
  }

  /**
   * Reads one value from UTF-8.
   *
   * @throws JsonSyntaxException if the bytes are no UTF-8 or no JSON
   */
  public static Object parse(byte[] utf8) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    CharBuffer chars = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(bytes, chars, true);
    if (result.isError()) {
      throw new JsonSyntaxException("not UTF-8", bytes.position());
    }
    return parse(chars.flip().toString());
  }

  private Object document() {
    skipBlanks();
    Object value = value();
    skipBlanks();
    if (position < text.length()) {
      throw unexpected("the end of the text");
    }
    return value;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", JsonNull.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("a value");
    };
  }

  private Map<String, Object> object() {
    enter();
    Map<String, Object> members = new LinkedHashMap<>();
    skipBlanks();
    if (!skip('}')) {
      do {
        skipBlanks();
        int start = position;
        if (peek() != '"') {
          throw unexpected("a name in quotes");
        }
        String name = string();
        skipBlanks();
        expect(':', "':' behind the name \"" + name + '"');
        skipBlanks();
        if (members.put(name, value()) != null) {
          throw new JsonSyntaxException(
              "the name \"" + name + "\" comes twice in one object", start);
        }
        skipBlanks();
      } while (skip(','));
      expect('}', "',' or '}'");
    }
    depth--;
    return members;
  }

  private List<Object> array() {
    enter();
    List<Object> items = new ArrayList<>();
    skipBlanks();
    if (!skip(']')) {
      do {
        skipBlanks();
        items.add(value());
        skipBlanks();
      } while (skip(','));
      expect(']', "',' or ']'");
    }
    depth--;
    return items;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new JsonSyntaxException("nested deeper than " + MAX_DEPTH + " levels", position);
    }
    position++;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, position)) {
      throw unexpected("a value");
    }
    position += word.length();
    return value;
  }

  private BigDecimal number() {
    int start = position;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    if (position - start > MAX_NUMBER_LENGTH) {
      throw new JsonSyntaxException(
          "a number of more than " + MAX_NUMBER_LENGTH + " characters", start);
    }
    try {
      return new BigDecimal(text.substring(start, position));
    } catch (NumberFormatException e) {
      // The grammar is right, so it is the exponent that is beyond 2^31.
      throw new JsonSyntaxException("a number whose exponent is out of range", start);
    }
  }

  private void digits() {
    if (!isDigit(peek())) {
      throw unexpected("a digit");
    }
    while (isDigit(peek())) {
      position++;
    }
  }

  private String string() {
    position++;
    int start = position;
    while (isPlain(peek())) {
      position++;
    }
    if (peek() == '"') {
      return text.substring(start, position++);
    }
    StringBuilder unescaped = new StringBuilder(text.substring(start, position));
    while (!skip('"')) {
      if (skip('\\')) {
        unescaped.append(escaped());
      } else if (isPlain(peek())) {
        unescaped.append(text.charAt(position++));
      } else {
        throw unexpected("the end of the string, or an escape of a control character");
      }
    }
    requirePairs(unescaped, start);
    return unescaped.toString();
  }

  private static void requirePairs(CharSequence unescaped, int start) {
    if (unescaped
        .codePoints()
        .anyMatch(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c))) {
      throw new JsonSyntaxException("half a surrogate pair in the string", start - 1);
    }
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private char escaped() {
    int c = peek();
    char unescaped = switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw unexpected("one of \" \\ / b f n r t u behind a backslash");
    };
    position++;
    return unescaped;
  }

  /** Reads the four digits behind a {@code u}, and stops at the last of them. */
  private char hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      position++;
      int c = peek();
      int digit = c < 0x80 ? Character.digit(c, 16) : END;
      if (digit < 0) {
        throw unexpected("four hexadecimal digits");
      }
      code = (code << 4) | digit;
    }
    return (char) code;
  }

  private void skipBlanks() {
    int c = peek();
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      position++;
      c = peek();
    }
  }

  private boolean skip(char c) {
    boolean there = peek() == c;
    position += there ? 1 : 0;
    return there;
  }

  private void expect(char c, String expected) {
    if (!skip(c)) {
      throw unexpected(expected);
    }
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private JsonSyntaxException unexpected(String expected) {
    int c = peek();
    String found =
        c == END ? "the end" : c < ' ' ? String.format("U+%04X", c) : "'" + (char) c + "'";
    return new JsonSyntaxException("expected " + expected + ", found " + found, position);
  }
}
