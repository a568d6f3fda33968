package dev.spate.cli;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.ModelData;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.QOSMarking;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import com.github.openconfig.gnmi.proto.gnmi_ext.Depth;
import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import dev.spate.proto.GnmiPaths;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts that requests of several kinds have in common. */
final class Requests {

  private Requests() {}

  static Path prefix(Selection selection) {
    return GnmiPaths.toProto(selection.prefix(), selection.target());
  }

  static Encoding encoding(EncodingName name) {
    return Encoding.valueOf(name.name());
  }

  static List<ModelData> models(ReadOptions read) {
    return read.models.stream()
        .map(name -> ModelData.newBuilder().setName(name).build())
        .toList();
  }

  /** One subscription a path, or to everything where none is named. */
  static SubscriptionList.Builder subscribe(
      Selection selection, SubscriptionOptions options, EncodingName encoding) {
    SubscriptionList.Builder list = SubscriptionList.newBuilder()
        .setPrefix(prefix(selection))
        .setMode(SubscriptionList.Mode.valueOf(options.mode.name()))
        .setEncoding(encoding(encoding))
        .setUpdatesOnly(options.updatesOnly);
    if (options.qos != null) {
      list.setQos(QOSMarking.newBuilder().setMarking(options.qos));
    }
    Subscription.Builder subscription = Subscription.newBuilder()
        .setMode(SubscriptionMode.valueOf(options.streamMode().name()))
        .setSampleInterval(nanos(options.sampleInterval))
        .setHeartbeatInterval(nanos(options.heartbeatInterval))
        .setSuppressRedundant(options.suppressRedundant);
    for (dev.spate.path.Path path :
        selection.paths().isEmpty() ? List.of(dev.spate.path.Path.ROOT) : selection.paths()) {
      list.addSubscription(subscription.setPath(GnmiPaths.toProto(path)));
    }
    return list;
  }

  private static long nanos(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toNanos();
  }

  /** One extension, or none where everything is wanted. */
  static List<Extension> extensions(ReadOptions read) {
    return read.depth == 0
        ? List.of()
        : List.of(Extension.newBuilder()
            .setDepth(Depth.newBuilder().setLevel(read.depth))
            .build());
  }
}
