package dev.spate.server.gnmi;

import com.github.openconfig.gnmi.proto.gnmi_ext.Extension;
import com.github.openconfig.gnmi.proto.gnmi_ext.MasterArbitration;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of one request (gnmi-master-arbitration.md, gnmi-depth.md). A registered extension and one that we do not know
 * are ignored, as is an extension that says nothing about the RPC at hand.
 *
 * @param depth levels below a path that are wanted; 0 for all
 * @param arbitration null if there is none
 */
record Extensions(int depth, @Nullable MasterArbitration arbitration) {

  /**
   * Reads the extensions of a Get or Subscribe.
   *
   * @throws StatusRuntimeException UNIMPLEMENTED if one asks for what is not offered
   */
  static Extensions ofRead(List<Extension> extensions) {
    int depth = 0;
    MasterArbitration arbitration = null;
    for (Extension extension : extensions) {
      switch (extension.getExtCase()) {
        case DEPTH -> depth = depth(extension.getDepth().getLevel());
        case MASTER_ARBITRATION -> arbitration = extension.getMasterArbitration();
        case HISTORY, COMMIT, CONFIG_SUBSCRIPTION -> throw notOffered(extension);
        case REGISTERED_EXT, EXT_NOT_SET -> {
          // ignored
        }
      }
    }
    return new Extensions(depth, arbitration);
  }

  /**
   * Reads the extensions of a Set or Capabilities, where a depth makes no sense.
   *
   * @throws StatusRuntimeException INVALID_ARGUMENT for a depth; UNIMPLEMENTED if one asks for what is not offered
   */
  static Extensions withoutDepth(String rpc, List<Extension> extensions) {
    for (Extension extension : extensions) {
      if (extension.hasDepth()) {
        throw Statuses.invalid("extension depth, level %s: %s takes none, only Get and Subscribe do"
            .formatted(Integer.toUnsignedString(extension.getDepth().getLevel()), rpc));
      }
    }
    return ofRead(extensions);
  }

  /** From 2^31 on a level is deeper than any tree. */
  private static int depth(int unsignedLevel) {
    return unsignedLevel < 0 ? 0 : unsignedLevel;
  }

  private static StatusRuntimeException notOffered(Extension extension) {
    String name = Extension.getDescriptor()
        .findFieldByNumber(extension.getExtCase().getNumber())
        .getName();
    return Statuses.unimplemented("extension " + name + " is not supported");
  }
}
