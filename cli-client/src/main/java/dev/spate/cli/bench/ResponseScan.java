package dev.spate.cli.bench;

import com.google.protobuf.WireFormat;

/**
 * Counts what a {@code SubscribeResponse} holds from its bytes, making no object. Agrees with protobuf's parser about every message that
 * this accepts: fields in any order, unknown ones, one split in several. Paths and values are skipped by their length, so their
 * content is not checked. Not thread-safe.
 */
final class ResponseScan {

  private static final int RESPONSE_UPDATE = tag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
  private static final int RESPONSE_SYNC = tag(3, WireFormat.WIRETYPE_VARINT);
  private static final int RESPONSE_ERROR = tag(4, WireFormat.WIRETYPE_LENGTH_DELIMITED);
  private static final int TIMESTAMP = tag(1, WireFormat.WIRETYPE_VARINT);
  private static final int UPDATE = tag(4, WireFormat.WIRETYPE_LENGTH_DELIMITED);
  private static final int DELETE = tag(5, WireFormat.WIRETYPE_LENGTH_DELIMITED);
  private static final int DUPLICATES = tag(4, WireFormat.WIRETYPE_VARINT);

  /** As many groups within groups as protobuf follows. */
  private static final int MAX_DEPTH = 100;

  private byte[] bytes = {};
  private int position;

  private boolean notification;
  private boolean sync;
  private int updates;
  private int deletes;
  private long duplicates;
  private long timestamp;

  /** Reads the first bytes of an array; false if they are no message, and then it holds nothing. */
  boolean read(byte[] message, int length) {
    bytes = message;
    position = 0;
    clear();
    try {
      response(length);
      return true;
    } catch (Malformed e) {
      clear();
      return false;
    }
  }

  /** Whether there is a Notification. */
  boolean hasNotification() {
    return notification;
  }

  /** Whether this is {@code sync_response: true}. */
  boolean isSync() {
    return sync;
  }

  int updates() {
    return updates;
  }

  int deletes() {
    return deletes;
  }

  /** Of all updates together. */
  long duplicates() {
    return duplicates;
  }

  /** Of the Notification, in nanoseconds since the epoch; 0 where there is none. */
  long timestamp() {
    return timestamp;
  }

  private void clear() {
    notification = false;
    sync = false;
    updates = 0;
    deletes = 0;
    duplicates = 0;
    timestamp = 0;
  }

  /** Of the fields of a oneof the last one counts; two of the same are one, merged. */
  private void response(int end) throws Malformed {
    while (position < end) {
      int tag = tag(end);
      if (tag == RESPONSE_UPDATE) {
        sync = false;
        notification = true;
        notification(length(end));
      } else if (tag == RESPONSE_SYNC) {
        boolean value = varint(end) != 0;
        clear();
        sync = value;
      } else if (tag == RESPONSE_ERROR) {
        position = length(end);
        clear();
      } else {
        skip(tag, end, 0);
      }
    }
  }

  private void notification(int end) throws Malformed {
    while (position < end) {
      int tag = tag(end);
      if (tag == UPDATE) {
        updates++;
        duplicates += update(length(end));
      } else if (tag == TIMESTAMP) {
        timestamp = varint(end);
      } else if (tag == DELETE) {
        deletes++;
        position = length(end);
      } else {
        skip(tag, end, 0);
      }
    }
  }

  private long update(int end) throws Malformed {
    long found = 0;
    while (position < end) {
      int tag = tag(end);
      if (tag == DUPLICATES) {
        found = varint(end) & 0xffff_ffffL;
      } else {
        skip(tag, end, 0);
      }
    }
    return found;
  }

  private void skip(int tag, int end, int depth) throws Malformed {
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> varint(end);
      case WireFormat.WIRETYPE_FIXED64 -> advance(Long.BYTES, end);
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> position = length(end);
      case WireFormat.WIRETYPE_START_GROUP -> skipGroup(tag, end, depth + 1);
      case WireFormat.WIRETYPE_FIXED32 -> advance(Integer.BYTES, end);
      default -> throw Malformed.INSTANCE;
    }
  }

  private void skipGroup(int start, int end, int depth) throws Malformed {
    int closing = tag(WireFormat.getTagFieldNumber(start), WireFormat.WIRETYPE_END_GROUP);
    if (depth > MAX_DEPTH) {
      throw Malformed.INSTANCE;
    }
    for (int tag = tag(end); tag != closing; tag = tag(end)) {
      skip(tag, end, depth);
    }
  }

  private void advance(int count, int end) throws Malformed {
    if (count > end - position) {
      throw Malformed.INSTANCE;
    }
    position += count;
  }

  private int tag(int end) throws Malformed {
    int tag = (int) varint(end);
    if (WireFormat.getTagFieldNumber(tag) == 0) {
      throw Malformed.INSTANCE;
    }
    return tag;
  }

  /** Reads a length and returns where what it measures ends. */
  private int length(int end) throws Malformed {
    int length = (int) varint(end);
    if (length < 0 || length > end - position) {
      throw Malformed.INSTANCE;
    }
    return position + length;
  }

  private long varint(int end) throws Malformed {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++]; // most are of one byte
    }
    return longVarint(end);
  }

  /** Of ten bytes at most: as protobuf does, takes the tenth for the last whatever it says. */
  private long longVarint(int end) throws Malformed {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      if (position >= end) {
        throw Malformed.INSTANCE;
      }
      next = bytes[position++];
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0 && shift < 70);
    return value;
  }

  private static int tag(int field, int wireType) {
    return field << 3 | wireType;
  }

  /** Says no more than that: a server that sends garbage may send much of it. */
  private static final class Malformed extends Exception {
    static final Malformed INSTANCE = new Malformed();

    private Malformed() {
      super("malformed", null, false, false);
    }
  }
}
