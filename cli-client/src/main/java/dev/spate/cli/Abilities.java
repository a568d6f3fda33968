package dev.spate.cli;

import com.github.gnmi.proto.CapabilityRequest;
import com.github.gnmi.proto.CapabilityResponse;
import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.ModelData;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a target says by Capabilities, as far as reading all that it has depends on it.
 *
 * @param models the names of those it supports
 * @param encoding the one that it speaks and that costs least to read
 */
record Abilities(Set<String> models, Encoding encoding) {

  /** By what they cost to read. */
  private static final List<Encoding> PREFERRED =
      List.of(Encoding.PROTO, Encoding.JSON, Encoding.JSON_IETF, Encoding.ASCII);

  /** Asks the target; one that does not know the RPC is taken to speak JSON, which the specification demands. */
  static Abilities ask(Connection connection) {
    try {
      CapabilityResponse response = gNMIGrpc
          .newBlockingStub(connection.channel())
          .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
          .capabilities(CapabilityRequest.getDefaultInstance());
      return of(response);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
      return new Abilities(Set.of(), Encoding.JSON);
    }
  }

  static Abilities of(CapabilityResponse response) {
    Set<String> models = response.getSupportedModelsList().stream()
        .map(ModelData::getName)
        .collect(Collectors.toUnmodifiableSet());
    Encoding encoding = PREFERRED.stream()
        .filter(response.getSupportedEncodingsList()::contains)
        .findFirst()
        .orElse(Encoding.JSON);
    return new Abilities(models, encoding);
  }

  /** The roots that all its values are below: OpenConfig's, and that of each other origin with a model that it supports. */
  List<Path> roots(Schema schema) {
    List<Path> roots = new ArrayList<>(List.of(Path.ROOT));
    for (String origin : schema.origins()) {
      boolean supported = schema.root(origin).stream()
          .flatMap(root -> root.children().stream())
          .map(SchemaNode::module)
          .anyMatch(models::contains);
      Path root = Path.root(origin);
      if (supported && !roots.contains(root)) {
        roots.add(root);
      }
    }
    return roots;
  }

  /** The selection, or all that the target has where it names no path. */
  Selection orEverything(Selection selection, Schema schema) {
    boolean prefixed =
        !selection.prefix().isRoot() || !selection.prefix().origin().isEmpty();
    List<Path> everything = prefixed ? List.of(Path.ROOT) : roots(schema);
    return selection.paths().isEmpty()
        ? new Selection(selection.target(), selection.prefix(), everything)
        : selection;
  }
}
