package dev.spate.benchmarks.server;

import com.github.gnmi.proto.Encoding;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The message of one group, encoded once; a later one is a copy with other numbers in the same places, which all have the same length
 * ever after. Immutable; safe to share.
 */
final class MessageTemplate {

  private final Network network;
  private final int group;
  private final boolean decimal;
  private final byte[] bytes;
  private final int timestampAt;
  private final int[] valuesAt;

  MessageTemplate(
      Network network, Responses responses, int group, long timestampNanos, Encoding encoding) {
    this.network = network;
    this.group = group;
    this.decimal = encoding != Encoding.PROTO;
    this.bytes = responses.of(group, 0, timestampNanos, encoding).toByteArray();
    this.timestampAt = find(varint(timestampNanos), 0);
    this.valuesAt = new int[network.leavesOfGroup()];
    int from = timestampAt + varint(timestampNanos).length;
    for (int leaf = 0; leaf < valuesAt.length; leaf++) {
      long value = network.value(group, leaf, 0);
      byte[] encoded =
          decimal ? Long.toString(value).getBytes(StandardCharsets.US_ASCII) : varint(value);
      valuesAt[leaf] = find(encoded, from);
      from = valuesAt[leaf] + encoded.length;
    }
  }

  /** The group's message at a tick. */
  byte[] message(long tick, long timestampNanos) {
    byte[] message = bytes.clone();
    putVarint(message, timestampAt, timestampNanos);
    for (int leaf = 0; leaf < valuesAt.length; leaf++) {
      long value = network.value(group, leaf, tick);
      if (decimal) {
        putDecimal(message, valuesAt[leaf], value);
      } else {
        putVarint(message, valuesAt[leaf], value);
      }
    }
    return message;
  }

  private static void putVarint(byte[] message, int at, long value) {
    int i = at;
    for (long left = value; ; left >>>= 7) {
      if (left < 0x80) {
        message[i] = (byte) left;
        return;
      }
      message[i++] = (byte) (left | 0x80);
    }
  }

  private static void putDecimal(byte[] message, int at, long value) {
    int digits = 0;
    for (long left = value; left != 0; left /= 10) {
      digits++;
    }
    int i = at + digits;
    for (long left = value; left != 0; left /= 10) {
      message[--i] = (byte) ('0' + left % 10);
    }
  }

  private int find(byte[] part, int from) {
    for (int at = from; at <= bytes.length - part.length; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new IllegalStateException("a number is missing in the message of group " + group);
  }

  private static byte[] varint(long value) {
    byte[] encoded = new byte[CodedOutputStream.computeUInt64SizeNoTag(value)];
    CodedOutputStream out = CodedOutputStream.newInstance(encoded);
    try {
      out.writeUInt64NoTag(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encoded;
  }
}
