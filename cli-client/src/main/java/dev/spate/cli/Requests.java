package dev.spate.cli;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.ModelData;
import com.github.gnmi.proto.Path;
import com.github.openconfig.gnmi.proto.gnmi_ext.Depth;
import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import dev.spate.proto.GnmiPaths;
import java.util.List;

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

  /** One extension, or none where everything is wanted. */
  static List<Extension> extensions(ReadOptions read) {
    return read.depth == 0
        ? List.of()
        : List.of(Extension.newBuilder()
            .setDepth(Depth.newBuilder().setLevel(read.depth))
            .build());
  }
}
