package dev.spate.cli;

import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.UpdateResult;
import com.github.gnmi.proto.gNMIGrpc;
import com.google.protobuf.TextFormat;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code gnmi.gNMI/Set}. */
final class SetRpc implements Rpc {

  private static final String DELIMITER = ":::";

  private final SetRequest request;
  private final Format format;

  SetRpc(SetCommand options) {
    format = options.format;
    Selection.Builder paths = new Selection.Builder(
        options.target, options.prefix == null ? Path.ROOT : Path.parse(options.prefix));
    SetRequest.Builder set = SetRequest.newBuilder();
    for (String delete : options.deletes) {
      set.addDelete(GnmiPaths.toProto(paths.path(delete)));
    }
    set.addAllReplace(updates(
        "replace", options.replaces, options.replacePaths, options.replaceValues, options, paths));
    set.addAllUpdate(updates(
        "update", options.updates, options.updatePaths, options.updateValues, options, paths));
    request = set.setPrefix(Requests.prefix(paths.build())).build();
  }

  private static List<Update> updates(
      String option,
      List<String> triples,
      List<String> texts,
      List<String> values,
      SetCommand options,
      Selection.Builder paths) {
    if (texts.size() != values.size()) {
      throw new IllegalArgumentException(
          "each path needs its value: there are %d of --%s-path and %d of --%s-value"
              .formatted(texts.size(), option, values.size(), option));
    }
    List<Update> updates = new ArrayList<>();
    for (String triple : triples) {
      String[] parts = triple.split(DELIMITER, 3);
      if (parts.length != 3) {
        throw new IllegalArgumentException(
            "--%s %s: write it as PATH:::TYPE:::VALUE, such as /system/config/hostname:::string:::edge1"
                .formatted(option, triple));
      }
      updates.add(update(paths.path(parts[0]), typed(option, parts)));
    }
    for (int i = 0; i < texts.size(); i++) {
      updates.add(
          update(paths.path(texts.get(i)), SetValue.encoded(options.encoding, values.get(i))));
    }
    return updates;
  }

  private static TypedValue typed(String option, String[] parts) {
    try {
      return SetValue.typed(parts[1], parts[2]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--%s %s: %s".formatted(option, parts[0], e.getMessage()), e);
    }
  }

  private static Update update(Path path, TypedValue value) {
    return Update.newBuilder().setPath(GnmiPaths.toProto(path)).setVal(value).build();
  }

  @Override
  public void run(Connection connection, Output out) {
    SetResponse response = gNMIGrpc
        .newBlockingStub(connection.channel())
        .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
        .set(request);
    out.print(
        switch (format) {
          case JSON -> PrettyJson.text(NotificationJson.of(response, connection.source()));
          case FLAT -> flat(response);
          case PROTOTEXT -> TextFormat.printer().printToString(response);
        });
  }

  /** One line an operation: its path, and what was done. */
  static String flat(SetResponse response) {
    StringBuilder lines = new StringBuilder();
    for (UpdateResult result : response.getResponseList()) {
      Path path = GnmiPaths.resolve(response.getPrefix(), result.getPath());
      lines.append(path).append(": ").append(result.getOp()).append('\n');
    }
    return lines.toString();
  }
}
