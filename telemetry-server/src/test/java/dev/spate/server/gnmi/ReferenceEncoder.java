package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.ByteString;
import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonStyle;
import dev.spate.json.LeafJson;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import dev.spate.proto.GnmiValues;
import dev.spate.store.Shape;
import dev.spate.subscription.Delta;
import dev.spate.value.Value;
import java.util.Optional;

/** What {@link NotificationEncoder} must say, built the plain way: with protobuf's builders, from boundary values. */
final class ReferenceEncoder {

  private final Encoding encoding;
  private final Optional<String> targetName;

  ReferenceEncoder(Encoding encoding, Optional<String> targetName) {
    this.encoding = encoding;
    this.targetName = targetName;
  }

  SubscribeResponse encode(Delta delta) {
    String target = targetName.orElse(delta.target());
    Notification.Builder notification =
        Notification.newBuilder().setTimestamp(delta.timestampNanos());
    Path branch = delta.deletedBranch();
    if (!delta.hasGroup()) {
      notification.setPrefix(GnmiPaths.toProto(branch.parent(), target));
      notification.addDelete(
          GnmiPaths.toProto(branch.isRoot() ? Path.ROOT : Path.ROOT.child(branch.last())));
      return SubscribeResponse.newBuilder().setUpdate(notification).build();
    }
    notification.setPrefix(GnmiPaths.toProto(delta.group().container(), target));
    notification.setAtomic(delta.group().isAtomic());
    if (branch != null) {
      notification.addDelete(GnmiPaths.toProto(Path.ROOT));
    }
    Shape shape = delta.group().shape();
    for (int i = 0; i < shape.size(); i++) {
      com.github.gnmi.proto.Path path =
          GnmiPaths.toProto(Path.ROOT.child(shape.leaf(i).name()));
      if ((delta.deletes() & 1L << i) != 0) {
        notification.addDelete(path);
      }
      if ((delta.updates() & 1L << i) != 0) {
        Value value = delta.reading().values().value(i);
        notification.addUpdate(Update.newBuilder()
            .setPath(path)
            .setVal(value(shape.leaf(i), value))
            .setDuplicates(delta.duplicates(i)));
      }
    }
    return SubscribeResponse.newBuilder().setUpdate(notification).build();
  }

  private TypedValue value(Shape.Leaf leaf, Value value) {
    TypedValue.Builder typed = TypedValue.newBuilder();
    return switch (encoding) {
      case JSON -> typed.setJsonVal(json(leaf, value, JsonStyle.PLAIN)).build();
      case JSON_IETF -> typed.setJsonIetfVal(json(leaf, value, JsonStyle.IETF)).build();
      case ASCII -> typed.setAsciiVal(value.text()).build();
      default -> GnmiValues.toProto(value);
    };
  }

  private static ByteString json(Shape.Leaf leaf, Value value, JsonStyle style) {
    JsonBuffer buffer = new JsonBuffer();
    LeafJson.write(buffer, leaf.info().type(), value, style);
    return ByteString.copyFrom(buffer.toByteArray());
  }
}
