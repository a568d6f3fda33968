package dev.spate.server.gnmi;

import dev.spate.json.JsonBuffer;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes protobuf fields into a growing buffer from its end to its start, so that a message's length is known when its header is
 * due: one pass, and nothing allocated but the result. What is written later stands before what was written earlier. A
 * reusable buffer, for one thread at a time.
 */
final class ReverseWriter {

  /** A buffer that grew beyond this for one message is not kept for the next. */
  private static final int KEPT_BYTES = 1 << 16;

  private static final int INITIAL_BYTES = 1 << 12;
  private static final int MAX_DECIMAL_LENGTH = 20;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int EIGHT_BYTES_OF_BITS = 56;
  private static final int CONTINUED_OCTET = 0x80;
  private static final long CONTINUED = 0x80808080_80808080L;
  private static final long CONTINUED_BUT_LAST = CONTINUED >>> Byte.SIZE;

  private static final int PATH_ORIGIN = 2 << 3 | 2;
  private static final int PATH_ELEM = 3 << 3 | 2;
  private static final int ELEM_NAME = 1 << 3 | 2;
  private static final int ELEM_KEY = 2 << 3 | 2;
  private static final int ENTRY_KEY = 1 << 3 | 2;
  private static final int ENTRY_VALUE = 2 << 3 | 2;

  private static final ThreadLocal<ReverseWriter> OF_THREAD =
      ThreadLocal.withInitial(ReverseWriter::new);

  private byte[] buffer = new byte[INITIAL_BYTES];
  private int start = INITIAL_BYTES;

  /** This thread's writer, emptied. */
  static ReverseWriter ofThread() {
    ReverseWriter writer = OF_THREAD.get();
    writer.clear();
    return writer;
  }

  private void clear() {
    if (buffer.length > KEPT_BYTES) {
      buffer = new byte[INITIAL_BYTES];
    }
    start = buffer.length;
  }

  /** How many bytes were written so far; what {@link #length} counts from. */
  int written() {
    return buffer.length - start;
  }

  byte[] toByteArray() {
    return Arrays.copyOfRange(buffer, start, buffer.length);
  }

  /** The tag and length of a length-delimited field whose content was written since a mark. */
  void length(int tag, int mark) {
    int length = written() - mark;
    if (length < 0x80) {
      reserve(2);
      buffer[--start] = (byte) length;
      buffer[--start] = (byte) tag;
    } else {
      varint(length);
      octet(tag);
    }
  }

  void octet(int value) {
    reserve(1);
    buffer[--start] = (byte) value;
  }

  void raw(byte[] bytes) {
    reserve(bytes.length);
    start -= bytes.length;
    System.arraycopy(bytes, 0, buffer, start, bytes.length);
  }

  /** The origin and elements of a path, as fields of {@code Path} without the target. OpenConfig's origin is empty. */
  void path(Path path) {
    for (int i = path.size() - 1; i >= 0; i--) {
      PathElem elem = path.elems().get(i);
      int elemMark = written();
      elem.keys().forEach(this::key);
      field(ELEM_NAME, elem.name());
      length(PATH_ELEM, elemMark);
    }
    if (!path.origin().isEmpty()) {
      field(PATH_ORIGIN, path.origin());
    }
  }

  private void key(String name, String value) {
    int mark = written();
    field(ENTRY_VALUE, value);
    field(ENTRY_KEY, name);
    length(ELEM_KEY, mark);
  }

  private void field(int tag, String text) {
    int mark = written();
    utf8(text);
    length(tag, mark);
  }

  void json(JsonBuffer json) {
    reserve(json.size());
    start -= json.size();
    json.copyTo(buffer, start);
  }

  /** Seven bits a byte, least significant first; each but the last one says that another follows. */
  void varint(long value) {
    // The first eight bytes at once: a loop costs more, as the processor cannot foresee its end.
    int high = (int) (value >>> EIGHT_BYTES_OF_BITS);
    if (high == 0) {
      int size = (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
      int unused = Long.SIZE - Byte.SIZE * size;
      octets(spread(value) << unused | (CONTINUED << unused & CONTINUED_BUT_LAST), size);
    } else {
      if (high >= CONTINUED_OCTET) {
        octet(1);
      }
      octet(high);
      octets(spread(value) | CONTINUED, Long.BYTES);
    }
  }

  /** The low 56 bits, seven in each byte. */
  private static long spread(long bits) {
    long spread = (bits & 0xfffffffL) | (bits & 0xfffffff0000000L) << 4;
    spread = (spread & 0x3fff_00003fffL) | (spread & 0xfffc000_0fffc000L) << 2;
    return (spread & 0x7f007f_007f007fL) | (spread & 0x3f803f80_3f803f80L) << 1;
  }

  /** The most significant bytes of a word; what is before them will be written over. */
  private void octets(long word, int count) {
    reserve(Long.BYTES);
    WORD.set(buffer, start - Long.BYTES, word);
    start -= count;
  }

  /** Eight bytes, least significant first. */
  void fixed64(long bits) {
    octets(bits, Long.BYTES);
  }

  /** A text as UTF-8. */
  void utf8(String text) {
    reserve(text.length());
    int mark = start;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        start = mark;
        raw(text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      buffer[--start] = (byte) c;
    }
  }

  /** A number's decimal digits. */
  void decimal(long value, boolean unsigned) {
    if (value < 0 && unsigned) {
      utf8(Long.toUnsignedString(value));
      return;
    }
    reserve(MAX_DECIMAL_LENGTH);
    long left = value;
    do {
      long tens = left / 10;
      buffer[--start] = (byte) ('0' + Math.abs(left - tens * 10));
      left = tens;
    } while (left != 0);
    if (value < 0) {
      buffer[--start] = '-';
    }
  }

  private void reserve(int count) {
    if (count > start) {
      int written = written();
      byte[] larger = new byte[Math.max(Math.addExact(written, count), buffer.length * 2)];
      System.arraycopy(buffer, start, larger, larger.length - written, written);
      buffer = larger;
      start = larger.length - written;
    }
  }
}
