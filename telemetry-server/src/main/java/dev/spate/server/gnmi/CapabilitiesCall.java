package dev.spate.server.gnmi;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.GnmiProto;
import com.github.gnmi.proto.ModelData;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Model;
import dev.spate.store.Match;
import dev.spate.store.Shape;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** The RPC Capabilities (section 3.2): the models of which leaves exist now at this endpoint, the encodings, the gNMI version. */
final class CapabilitiesCall {

  /** As the .proto file says of itself. */
  private static final String GNMI_VERSION =
      GnmiProto.getDescriptor().getOptions().getExtension(GnmiProto.gnmiService);

  private final GnmiBackend backend;
  private final Endpoint endpoint;

  CapabilitiesCall(GnmiBackend backend, Endpoint endpoint) {
    this.backend = backend;
    this.endpoint = endpoint;
  }

  CapabilityResponse answer(CapabilityRequest request) {
    Extensions.withoutDepth("Capabilities", request.getExtensionList());
    CapabilityResponse.Builder answer = CapabilityResponse.newBuilder()
        .addAllSupportedEncodings(Encodings.OFFERED)
        .setGNMIVersion(GNMI_VERSION);
    Set<String> present = presentModules();
    for (Model model : backend.store().schema().models()) {
      if (present.contains(model.name())) {
        answer.addSupportedModels(ModelData.newBuilder()
            .setName(model.name())
            .setOrganization(model.organization())
            .setVersion(model.version()));
      }
    }
    return answer.build();
  }

  private Set<String> presentModules() {
    Set<String> modules = new HashSet<>();
    Set<Shape> seen = new HashSet<>();
    for (String origin : backend.store().schema().origins()) {
      Query everything = new Query(
          endpoint.device(),
          Path.root(origin),
          LeafFilter.ALL,
          backend.access().readScope(endpoint.caller()));
      for (Iterator<Match> matches = backend.store().walk(everything); matches.hasNext(); ) {
        Shape shape = matches.next().group().shape();
        if (seen.add(shape)) {
          shape.leaves().forEach(leaf -> modules.add(leaf.module()));
        }
      }
    }
    return modules;
  }
}
