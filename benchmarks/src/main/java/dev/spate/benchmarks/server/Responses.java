package dev.spate.benchmarks.server;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.ByteString;
import dev.spate.proto.GnmiPaths;
import java.util.stream.IntStream;

/**
 * Builds the messages of the network as protobuf has it: the container as prefix, its leaves as updates with relative paths. Safe to
 * share.
 */
final class Responses {

  static final SubscribeResponse SYNC =
      SubscribeResponse.newBuilder().setSyncResponse(true).build();

  private final Network network;
  private final Path[] prefixes;
  private final Path[][] leafPaths; // of each kind of group

  Responses(Network network) {
    this.network = network;
    this.prefixes = IntStream.range(0, network.groups())
        .mapToObj(group -> GnmiPaths.toProto(network.container(group), network.target(group)))
        .toArray(Path[]::new);
    this.leafPaths = IntStream.range(0, network.leaves() / network.leavesOfGroup())
        .mapToObj(group -> network.leafNames(group).stream()
            .map(name -> GnmiPaths.toProto(dev.spate.path.Path.ROOT.child(name)))
            .toArray(Path[]::new))
        .toArray(Path[][]::new);
  }

  /** One group as it was at a tick. */
  SubscribeResponse of(int group, long tick, long timestampNanos, Encoding encoding) {
    Path[] paths = leafPaths[group % leafPaths.length];
    Notification.Builder notification =
        Notification.newBuilder().setTimestamp(timestampNanos).setPrefix(prefixes[group]);
    for (int leaf = 0; leaf < paths.length; leaf++) {
      notification.addUpdate(Update.newBuilder()
          .setPath(paths[leaf])
          .setVal(value(network.value(group, leaf, tick), encoding)));
    }
    return SubscribeResponse.newBuilder().setUpdate(notification).build();
  }

  /** JSON has bare numbers; RFC 7951 §6.1 quotes those of 64 bits. */
  private static TypedValue value(long value, Encoding encoding) {
    TypedValue.Builder typed = TypedValue.newBuilder();
    switch (encoding) {
      case PROTO -> typed.setUintVal(value);
      case JSON -> typed.setJsonVal(ByteString.copyFromUtf8(Long.toString(value)));
      case JSON_IETF ->
        typed.setJsonIetfVal(ByteString.copyFromUtf8('"' + Long.toString(value) + '"'));
      default -> throw unknown(encoding);
    }
    return typed.build();
  }

  /**
   * Checks that messages can be built in an encoding.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(Encoding encoding) {
    if (encoding != Encoding.PROTO && encoding != Encoding.JSON && encoding != Encoding.JSON_IETF) {
      throw unknown(encoding);
    }
  }

  private static IllegalArgumentException unknown(Encoding encoding) {
    return new IllegalArgumentException(
        "encoding is " + encoding + ", but must be PROTO, JSON or JSON_IETF");
  }
}
