package dev.spate.server.rest.stream;

import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonStyle;
import dev.spate.json.LeafJson;
import dev.spate.path.Path;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.store.Shape;
import dev.spate.subscription.Delta;
import dev.spate.subscription.FrameEncoder;
import dev.spate.value.Timestamps;

/**
 * Writes one group's news as events: {@code delete} for what went, {@code update} for what has a value, the first before the second.
 * There is one encoder for all streams, so that they share what it makes. Safe to share among threads.
 *
 * <p>The id is the time of the news: the same for all clients, so that they can share the bytes. Values are plain JSON: an integer of 64 bits is a number, for the readers of these events calculate with it.
 */
enum EventEncoder implements FrameEncoder<byte[]> {
  INSTANCE;

  private static final ThreadLocal<JsonBuffer> BUFFER = ThreadLocal.withInitial(JsonBuffer::new);

  @Override
  public byte[] encode(Delta delta) {
    JsonBuffer out = BUFFER.get();
    out.clear();
    if (delta.deletedBranch() != null || delta.deletes() != 0) {
      delete(out, delta);
    }
    if (delta.updates() != 0) {
      update(out, delta);
    }
    return out.toByteArray();
  }

  @Override
  public int size(byte[] frame) {
    return frame.length;
  }

  private static void delete(JsonBuffer out, Delta delta) {
    begin(out, "delete", delta);
    out.appendAscii(",\"paths\":[");
    String separator = "";
    Path branch = delta.deletedBranch();
    if (branch != null) {
      out.appendString(branch.toString());
      separator = ",";
    }
    for (long left = delta.deletes(); left != 0; left &= left - 1) {
      String leaf = delta.group().shape().leaf(Long.numberOfTrailingZeros(left)).name();
      out.appendAscii(separator)
          .appendString(delta.group().container().child(leaf).toString());
      separator = ",";
    }
    out.append(']');
    end(out);
  }

  private static void update(JsonBuffer out, Delta delta) {
    Group group = delta.group();
    begin(out, "update", delta);
    out.appendAscii(",\"path\":").appendString(group.container().toString());
    if (group.isAtomic()) {
      out.appendAscii(",\"atomic\":true");
    }
    values(out, group.shape(), delta);
    duplicates(out, group.shape(), delta);
    end(out);
  }

  private static void values(JsonBuffer out, Shape shape, Delta delta) {
    LeafValues values = delta.reading().values();
    out.appendAscii(",\"values\":");
    char separator = '{';
    for (long left = delta.updates(); left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      Shape.Leaf info = shape.leaf(leaf);
      out.append(separator).appendString(info.name()).append(':');
      LeafJson.write(
          out,
          info.info().type(),
          info.info().leafList(),
          values.number(leaf),
          values.reference(leaf),
          JsonStyle.PLAIN);
      separator = ',';
    }
    out.append('}');
  }

  /** How often each leaf changed without the client being told; left out for a client that keeps up. */
  private static void duplicates(JsonBuffer out, Shape shape, Delta delta) {
    String before = ",\"duplicates\":{";
    String after = "";
    for (long left = delta.updates(); left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      int skipped = delta.duplicates(leaf);
      if (skipped != 0) {
        out.appendAscii(before).appendString(shape.leaf(leaf).name()).append(':');
        out.appendUnsigned(Integer.toUnsignedLong(skipped));
        before = ",";
        after = "}";
      }
    }
    out.appendAscii(after);
  }

  private static void begin(JsonBuffer out, String event, Delta delta) {
    out.appendAscii("event: ").appendAscii(event);
    out.appendAscii("\nid: ").appendLong(delta.timestampNanos());
    out.appendAscii("\ndata: {\"target\":");
    out.appendString(delta.target());
    out.appendAscii(",\"timestamp\":\"")
        .appendAscii(Timestamps.format(delta.timestampNanos()))
        .append('"');
  }

  private static void end(JsonBuffer out) {
    out.appendAscii("}\n\n");
  }
}
