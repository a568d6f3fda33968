package dev.spate.server.gnmi;

import static java.util.Objects.requireNonNull;

import com.github.gnmi.proto.Encoding;
import dev.spate.path.Path;
import dev.spate.store.Group;
import dev.spate.store.LeafValues;
import dev.spate.subscription.Delta;
import dev.spate.subscription.FrameEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one group's news as a {@code SubscribeResponse} with one {@code Notification}, whose prefix is the group's container
 * and whose updates and deletes are its leaves. Safe to share among threads.
 *
 * <p>A branch that went, with nothing born in its place, is one delete whose prefix is the container above it. Encoders of the same
 * encoding and target name are equal, so that their streams share frames.
 */
final class NotificationEncoder implements FrameEncoder<Frame> {

  private static final int RESPONSE_UPDATE = 1 << 3 | 2;
  private static final int TIMESTAMP = 1 << 3;
  private static final int PREFIX = 2 << 3 | 2;
  private static final int UPDATE = 4 << 3 | 2;
  private static final int DELETE = 5 << 3 | 2;
  private static final int ATOMIC = 6 << 3;
  private static final int PATH_TARGET = 4 << 3 | 2;
  private static final int UPDATE_PATH = 1 << 3 | 2;
  private static final int UPDATE_VAL = 3 << 3 | 2;
  private static final int UPDATE_DUPLICATES = 4 << 3;

  private final Templates templates;
  private final Encoding encoding;
  private final ValueEncoder values;
  private final Optional<String> targetName;
  private final byte[] targetBytes;

  /**
   * @param targetName what {@code prefix.target} is, empty for unset; absent: the device's own name
   */
  NotificationEncoder(Templates templates, Encoding encoding, Optional<String> targetName) {
    this.templates = templates;
    this.encoding = encoding;
    this.values = ValueEncoder.of(encoding);
    this.targetName = targetName;
    this.targetBytes = targetName.orElse("").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Frame encode(Delta delta) {
    ReverseWriter out = ReverseWriter.ofThread();
    if (delta.hasGroup()) {
      news(out, delta, delta.group());
    } else {
      branchDelete(out, delta.target(), requireNonNull(delta.deletedBranch()));
    }
    out.varint(delta.timestampNanos());
    out.octet(TIMESTAMP);
    out.length(RESPONSE_UPDATE, 0);
    return new Frame(out.toByteArray());
  }

  @Override
  public int size(Frame frame) {
    return frame.size();
  }

  private void news(ReverseWriter out, Delta delta, Group group) {
    ShapeTemplate template = templates.shape(group.shape());
    if (group.isAtomic()) {
      out.octet(1);
      out.octet(ATOMIC);
    }
    for (long left = delta.deletes(); left != 0; ) {
      int leaf = Long.SIZE - 1 - Long.numberOfLeadingZeros(left);
      left ^= 1L << leaf;
      out.raw(template.leaf(leaf).path);
      out.octet(DELETE);
    }
    if (delta.deletedBranch() != null) {
      out.length(
          DELETE, out.written()); // an empty path: the prefix itself, all that the branch had
    }
    LeafValues reading = delta.reading().values();
    for (long left = delta.updates(); left != 0; ) {
      int leaf = Long.SIZE - 1 - Long.numberOfLeadingZeros(left);
      left ^= 1L << leaf;
      update(out, template.leaf(leaf), reading, leaf, delta.duplicates(leaf));
    }
    prefix(out, group.container(), delta.target());
  }

  private void update(
      ReverseWriter out,
      ShapeTemplate.Leaf template,
      LeafValues reading,
      int leaf,
      int duplicates) {
    int update = out.written();
    if (duplicates != 0) {
      out.varint(Integer.toUnsignedLong(duplicates));
      out.octet(UPDATE_DUPLICATES);
    }
    int value = out.written();
    values.write(out, template, reading, leaf);
    out.length(UPDATE_VAL, value);
    out.raw(template.path);
    out.octet(UPDATE_PATH);
    out.length(UPDATE, update);
  }

  private void branchDelete(ReverseWriter out, String target, Path branch) {
    int mark = out.written();
    if (!branch.isRoot()) {
      out.path(Path.ROOT.child(branch.last()));
    }
    out.length(DELETE, mark);
    prefix(out, branch.parent(), target);
  }

  private void prefix(ReverseWriter out, Path container, String deviceName) {
    int mark = out.written();
    if (targetName.isEmpty()) {
      out.utf8(deviceName);
      out.length(PATH_TARGET, mark);
    } else if (targetBytes.length > 0) {
      out.raw(targetBytes);
      out.length(PATH_TARGET, mark);
    }
    out.path(container);
    out.length(PREFIX, mark);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof NotificationEncoder that
            && encoding == that.encoding
            && targetName.equals(that.targetName));
  }

  @Override
  public int hashCode() {
    return Objects.hash(encoding, targetName);
  }
}
