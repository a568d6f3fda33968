package dev.spate.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 that JSON is written to. Reused by {@link #clear}; numbers and strings are written without
 * allocating, save that a double of more than 15 digits takes a detour. Not thread-safe.
 */
public final class JsonBuffer {

  private static final int MAX_LONG_LENGTH = 20;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[256];
  private int size;

  /** Bytes written. */
  public int size() {
    return size;
  }

  /** Forgets what was written and keeps the room. */
  public void clear() {
    size = 0;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Reads what was written, without copying it; good until something else is written. */
  public InputStream toInputStream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  /** Copies all bytes to another array, which must have room for {@link #size} bytes from the offset on. */
  public void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, size);
  }

  /** What was written. */
  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /** Writes an ASCII character as it is. */
  public JsonBuffer append(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** Writes a text of ASCII characters as it is, such as {@code true} or JSON that is there already. */
  public JsonBuffer appendAscii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  /** Writes a string in quotes, escaped where JSON must; half a surrogate pair becomes U+FFFD. */
  public JsonBuffer appendString(String text) {
    append('"');
    appendEscaped(text);
    return append('"');
  }

  /** Writes {@code "module:name"}, or {@code "name"} where the module is empty. */
  public JsonBuffer appendQualified(String module, String name) {
    append('"');
    if (!module.isEmpty()) {
      appendEscaped(module);
      append(':');
    }
    appendEscaped(name);
    return append('"');
  }

  private void appendEscaped(String text) {
    int length = text.length();
    reserve(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
      } else {
        i += appendRare(text, i);
        reserve(length - i);
      }
    }
  }

  /** Writes a character that is not plain ASCII. Returns how many characters more than one were used. */
  private int appendRare(String text, int i) {
    int c = text.codePointAt(i);
    reserve(6);
    if (c < 0x80) {
      appendEscape((byte) c);
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xC0 | (c >> 6));
      bytes[size++] = continuation(c);
    } else if (c < 0x10000) {
      int valid = Character.isSurrogate((char) c) ? 0xFFFD : c;
      bytes[size++] = (byte) (0xE0 | (valid >> 12));
      bytes[size++] = continuation(valid >> 6);
      bytes[size++] = continuation(valid);
    } else {
      bytes[size++] = (byte) (0xF0 | (c >> 18));
      bytes[size++] = continuation(c >> 12);
      bytes[size++] = continuation(c >> 6);
      bytes[size++] = continuation(c);
      return 1;
    }
    return 0;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private void appendEscape(byte c) {
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = c;
      case '\b' -> bytes[size++] = 'b';
      case '\f' -> bytes[size++] = 'f';
      case '\n' -> bytes[size++] = 'n';
      case '\r' -> bytes[size++] = 'r';
      case '\t' -> bytes[size++] = 't';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 0xF];
      }
    }
  }

  public JsonBuffer appendLong(long value) {
    if (value >= 0) {
      return appendUnsigned(value);
    }
    append('-');
    // The magnitude of the least long, too, is right when read as unsigned.
    return appendUnsigned(-value);
  }

  /** Writes 64 bits as an unsigned number. */
  public JsonBuffer appendUnsigned(long bits) {
    reserve(MAX_LONG_LENGTH);
    long rest = bits;
    if (rest < 0) {
      long tens = Long.divideUnsigned(rest, 10);
      int last = (int) (rest - tens * 10);
      appendDigits(tens, 1);
      bytes[size++] = (byte) ('0' + last);
    } else {
      appendDigits(rest, 1);
    }
    return this;
  }

  /** Writes a number that is not negative, padded with zeros to a width. */
  private void appendDigits(long value, int width) {
    int end = size + Math.max(width, digits(value));
    long rest = value;
    for (int i = end - 1; i >= size; i--) {
      long tens = rest / 10;
      bytes[i] = (byte) ('0' + (rest - tens * 10));
      rest = tens;
    }
    size = end;
  }

  private static int digits(long value) {
    int digits = 1;
    for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
      digits++;
    }
    return digits;
  }

  /**
   * Writes a double with the fewest digits that read back as the same double. What is no number in JSON is written as proto3's
   * JSON mapping has it: {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}.
   */
  public JsonBuffer appendDouble(double value) {
    if (Double.isFinite(value)) {
      Decimals.append(this, value);
      return this;
    }
    return append('"').appendAscii(Double.toString(value)).append('"');
  }

  /**
   * Writes a decimal64 (RFC 7950 §9.3): the fewest digits that read back as the same double, rounded to a number of digits
   * behind the point, without exponent. What is no number is written as by {@link #appendDouble}.
   *
   * @param fractionDigits most digits behind the point, 1 to 18
   * @param leastDigits digits behind the point that are written even if they are zero; 1 in the canonical form, else 0
   */
  public JsonBuffer appendDecimal(double value, int fractionDigits, int leastDigits) {
    if (Double.isFinite(value)) {
      Decimals.append(this, value, fractionDigits, leastDigits);
      return this;
    }
    return appendDouble(value);
  }

  /** Writes an integer divided by a power of ten, with no more zeros at the end of the fraction than it must have. */
  void appendScaled(long integer, int fractionDigits, int leastDigits) {
    long unscaled = Math.abs(integer);
    int digits = fractionDigits;
    while (digits > leastDigits && unscaled % 10 == 0) {
      unscaled /= 10;
      digits--;
    }
    while (digits < leastDigits) {
      unscaled *= 10;
      digits++;
    }
    reserve(MAX_LONG_LENGTH + fractionDigits + 3);
    if (integer < 0) {
      bytes[size++] = '-';
    }
    if (digits == 0) {
      appendDigits(unscaled, 1);
      return;
    }
    appendDigits(unscaled, digits + 1);
    int point = size - digits;
    System.arraycopy(bytes, point, bytes, point + 1, digits);
    bytes[point] = '.';
    size++;
  }

  private void reserve(int room) {
    if (bytes.length - size < room) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + room));
    }
  }
}
