package dev.spate.server.gnmi;

import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.ByteString;
import dev.spate.json.JsonReader;
import dev.spate.json.PayloadException;
import dev.spate.json.TreeReader;
import dev.spate.path.Path;
import dev.spate.proto.GnmiValues;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.store.Change;
import dev.spate.value.Value;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the operations of a {@code SetRequest} in the order in which they apply: delete, replace, update (section 3.4.3). Paths and
 * values are checked against the schema here; what the device makes of them is up to its source.
 */
final class SetReader {

  private final Schema schema;
  private final Consumer<Path> access;

  /**
   * Reads by a schema.
   *
   * @param access throws a {@link StatusRuntimeException} where the caller may not set a path
   */
  SetReader(Schema schema, Consumer<Path> access) {
    this.schema = schema;
    this.access = access;
  }

  /**
   * The operations, typed.
   *
   * @throws StatusRuntimeException with the status of the first operation that is wrong; the message names it
   */
  List<Change> changes(SetRequest request) {
    List<Change> changes = new ArrayList<>();
    for (com.github.gnmi.proto.Path path : request.getDeleteList()) {
      changes.add(operation(request, changes.size(), path, this::delete));
    }
    for (Update update : request.getReplaceList()) {
      changes.add(operation(
          request,
          changes.size(),
          update.getPath(),
          (operation, path) -> new Change.Replace(operation, path, leaves(path, update))));
    }
    for (Update update : request.getUpdateList()) {
      changes.add(operation(
          request,
          changes.size(),
          update.getPath(),
          (operation, path) -> new Change.Update(operation, path, leaves(path, update))));
    }
    return changes;
  }

  /** The name of an operation by its index in {@link #changes}: {@code replace[0]}. */
  static String field(SetRequest request, int operation) {
    int replace = operation - request.getDeleteCount();
    int update = replace - request.getReplaceCount();
    if (replace < 0) {
      return "delete[" + operation + "]";
    }
    return update < 0 ? "replace[" + replace + "]" : "update[" + update + "]";
  }

  private interface Reader {
    Change read(int operation, Path path);
  }

  private Change operation(
      SetRequest request, int operation, com.github.gnmi.proto.Path relative, Reader reader) {
    String field = field(request, operation);
    Path path = RequestPaths.absolute(schema, request.getPrefix(), field + ".path", relative);
    try {
      access.accept(path);
      return reader.read(operation, path);
    } catch (StatusRuntimeException e) {
      throw with(field, e.getStatus(), e.getStatus().getDescription());
    } catch (PayloadException e) {
      Status status = switch (e.kind()) {
        case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
        case NOT_FOUND -> Status.NOT_FOUND;
      };
      throw with(field, status, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw with(field, Status.INVALID_ARGUMENT, "path \"%s\": %s".formatted(path, e.getMessage()));
    }
  }

  private static StatusRuntimeException with(
      String field, Status status, @Nullable String problem) {
    return status.withDescription(field + ": " + problem).asRuntimeException();
  }

  /** What is not there, or not even in the schema, is no error; what cannot be configured is. */
  private Change delete(int operation, Path path) {
    List<SchemaNode> nodes = schema.match(path.origin(), path.names());
    if (!nodes.isEmpty() && nodes.stream().noneMatch(SchemaNode::isConfig)) {
      throw Statuses.invalid("path \"%s\": is read-only".formatted(path));
    }
    return new Change.Delete(operation, path);
  }

  private Map<Path, Value> leaves(Path path, Update update) {
    TypedValue typed = update.getVal();
    return switch (typed.getValueCase()) {
      case JSON_VAL -> tree(path, typed.getJsonVal());
      case JSON_IETF_VAL -> tree(path, typed.getJsonIetfVal());
      case ASCII_VAL -> leaf(path, ofText(path, typed.getAsciiVal()));
      case ANY_VAL, PROTO_BYTES ->
        throw Statuses.unimplemented(
            "val is in the encoding %s, which is not supported: use a scalar, json_val or json_ietf_val"
                .formatted(typed.getValueCase()));
      case VALUE_NOT_SET -> throw missing(update);
      default -> leaf(path, GnmiValues.fromProto(typed));
    };
  }

  @SuppressWarnings("deprecation") // to say what to send instead
  private static StatusRuntimeException missing(Update update) {
    return update.hasValue()
        ? Statuses.unimplemented("value is deprecated and not supported: use val")
        : Statuses.invalid("val is not set: give a value");
  }

  private Map<Path, Value> tree(Path path, ByteString utf8) {
    return TreeReader.leaves(schema, path, JsonReader.parse(utf8.toByteArray()));
  }

  private Map<Path, Value> leaf(Path path, Value untyped) {
    boolean branch =
        schema.find(path.origin(), path.names()).filter(node -> !node.isLeaf()).isPresent();
    if (branch) {
      throw new IllegalArgumentException(
          "a scalar is not allowed: a container or list entry takes json_val or json_ietf_val");
    }
    return Map.of(path, TreeReader.leaf(schema, path, untyped));
  }

  /** A text that is no value of the leaf's type stays a text, to be refused by name. */
  private Value ofText(Path path, String text) {
    LeafType.Base base = schema
        .find(path.origin(), path.names())
        .filter(SchemaNode::isLeaf)
        .map(node -> node.leaf().type().base())
        .orElse(LeafType.Base.STRING);
    try {
      return switch (base) {
        case INT -> new Value.Int(Long.parseLong(text));
        case UINT -> new Value.Uint(Long.parseUnsignedLong(text));
        case DECIMAL ->
          text.length() <= JsonReader.MAX_NUMBER_LENGTH
              ? new Value.Decimal(new BigDecimal(text).doubleValue())
              : new Value.Text(text);
        case BOOLEAN, EMPTY ->
          text.equals("true") || text.equals("false")
              ? new Value.Bool(Boolean.parseBoolean(text))
              : new Value.Text(text);
        case STRING, ENUMERATION, IDENTITY, BINARY, UNION, BITS -> new Value.Text(text);
      };
    } catch (NumberFormatException e) {
      return new Value.Text(text);
    }
  }
}
