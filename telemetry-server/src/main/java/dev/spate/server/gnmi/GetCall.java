package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonStyle;
import dev.spate.json.TreeJson;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import dev.spate.proto.GnmiValues;
import dev.spate.query.DataType;
import dev.spate.query.LeafClass;
import dev.spate.query.LeafFilter;
import dev.spate.query.MatchedNodes;
import dev.spate.query.Query;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.value.Value;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One Get RPC (section 3.3): a Notification for each path that was asked for, and on the gateway for each device that has it. Its
 * prefix holds the target and origin alone; the paths of its updates start at the root. For one request.
 */
final class GetCall {

  private final GnmiBackend backend;
  private final Endpoint endpoint;
  private final JsonBuffer json = new JsonBuffer();
  private long bytes;

  GetCall(GnmiBackend backend, Endpoint endpoint) {
    this.backend = backend;
    this.endpoint = endpoint;
  }

  /**
   * @throws io.grpc.StatusRuntimeException if the request is wrong, asks for what is not there, or for more than one answer may hold
   */
  GetResponse answer(GetRequest request) {
    Extensions extensions = Extensions.ofRead(request.getExtensionList());
    DataType type = type(request);
    Map<String, Path> paths = paths(request);
    Encoding encoding =
        Encodings.require("encoding", request.getEncoding(), request.getEncodingValue());
    LeafFilter filter = new LeafFilter(
        type,
        extensions.depth(),
        SubscriptionReader.models("use_models", request.getUseModelsList()),
        LeafClass.ANY);
    Map<String, Query> queries = new LinkedHashMap<>();
    paths.forEach((field, path) -> queries.put(
        field,
        new Query(
            endpoint.queried(request.getPrefix().getTarget()),
            path,
            filter,
            backend.access().readScope(endpoint.caller()))));
    QueryCheck.all(backend.reads(), "", queries);
    long snapshotNanos = backend.store().time().epochNanos();
    GetResponse.Builder answer = GetResponse.newBuilder();
    queries.forEach((field, query) -> {
      List<Notification.Builder> found =
          notifications(query, encoding, request.getPrefix().getTarget());
      if (found.isEmpty()) {
        throw Statuses.notFound(
            "%s: there is no data at \"%s\"%s".formatted(field, query.path(), of(type)));
      }
      found.forEach(
          notification -> answer.addNotification(notification.setTimestamp(snapshotNanos)));
    });
    return answer.build();
  }

  private static String of(DataType type) {
    return type == DataType.ALL ? "" : " of type " + type;
  }

  private Map<String, Path> paths(GetRequest request) {
    RequestPaths.requireFew("path", request.getPathCount());
    Map<String, Path> paths = new LinkedHashMap<>();
    for (int i = 0; i < request.getPathCount(); i++) {
      String field = "path[" + i + "]";
      paths.put(
          field,
          RequestPaths.absolute(
              backend.store().schema(), request.getPrefix(), field, request.getPath(i)));
    }
    if (paths.isEmpty()) {
      paths.put(
          "prefix",
          RequestPaths.absolute(
              backend.store().schema(),
              request.getPrefix(),
              "path",
              com.github.gnmi.proto.Path.getDefaultInstance()));
    }
    return paths;
  }

  private static DataType type(GetRequest request) {
    return switch (request.getType()) {
      case ALL -> DataType.ALL;
      case CONFIG -> DataType.CONFIG;
      case STATE -> DataType.STATE;
      case OPERATIONAL -> DataType.OPERATIONAL;
      case UNRECOGNIZED ->
        throw Statuses.invalid(
            "type %d is not defined: use ALL (0), CONFIG (1), STATE (2) or OPERATIONAL (3)"
                .formatted(request.getTypeValue()));
    };
  }

  private List<Notification.Builder> notifications(
      Query query, Encoding encoding, String prefixTarget) {
    List<Notification.Builder> found = new ArrayList<>();
    MatchedNodes nodes = new MatchedNodes(query, backend.store().walk(query));
    String target = "";
    while (nodes.next()) {
      if (found.isEmpty() || !target.equals(nodes.target())) {
        target = nodes.target();
        found.add(empty(query.path().origin(), endpoint.answered(prefixTarget).orElse(target)));
      }
      Notification.Builder notification = found.get(found.size() - 1);
      switch (encoding) {
        case JSON -> addTree(notification, nodes, JsonStyle.PLAIN);
        case JSON_IETF -> addTree(notification, nodes, JsonStyle.IETF);
        default -> addLeaves(notification, nodes, encoding);
      }
    }
    return found;
  }

  private Notification.Builder empty(String origin, String target) {
    Notification.Builder notification = Notification.newBuilder();
    if (!origin.isEmpty() || !target.isEmpty()) {
      notification.setPrefix(GnmiPaths.toProto(Path.root(origin), target));
      bytes += notification.getPrefix().getSerializedSize();
      requireRoom(0);
    }
    return notification;
  }

  private void addTree(Notification.Builder notification, MatchedNodes nodes, JsonStyle style) {
    json.clear();
    Path node = nodes.node();
    TreeJson.write(json, backend.store().schema(), node, limited(nodes.matches()), style);
    ByteString value = UnsafeByteOperations.unsafeWrap(json.toByteArray());
    TypedValue.Builder typed = style == JsonStyle.IETF
        ? TypedValue.newBuilder().setJsonIetfVal(value)
        : TypedValue.newBuilder().setJsonVal(value);
    add(notification, node, typed.build());
  }

  /** Stops a tree that grows beyond the limit before it is written to its end. */
  private Iterator<Match> limited(Iterator<Match> matches) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        requireRoom(json.size());
        return matches.hasNext();
      }

      @Override
      public Match next() {
        return matches.next();
      }
    };
  }

  private void addLeaves(Notification.Builder notification, MatchedNodes nodes, Encoding encoding) {
    for (Iterator<Match> matches = nodes.matches(); matches.hasNext(); ) {
      Match match = matches.next();
      Group group = match.group();
      GroupReading reading = group.newReading();
      group.read(reading);
      long present = match.mask() & reading.values().present();
      for (long left = present; left != 0; left &= left - 1) {
        int leaf = Long.numberOfTrailingZeros(left);
        Value value = reading.values().value(leaf);
        add(
            notification,
            group.container().child(group.shape().leaf(leaf).name()),
            encoding == Encoding.ASCII
                ? TypedValue.newBuilder().setAsciiVal(value.text()).build()
                : GnmiValues.toProto(value));
      }
    }
  }

  private void add(Notification.Builder notification, Path path, TypedValue value) {
    Update update = Update.newBuilder()
        .setPath(GnmiPaths.toProto(path.withOrigin("")))
        .setVal(value)
        .build();
    bytes += update.getSerializedSize();
    requireRoom(0);
    notification.addUpdate(update);
  }

  private void requireRoom(long more) {
    long most = backend.config().maxGetAnswer().bytes();
    if (bytes + more > most) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription(
              "the answer is larger than %d bytes: ask for less, or use Subscribe with mode ONCE, which has no such limit"
                  .formatted(most))
          .asRuntimeException();
    }
  }
}
