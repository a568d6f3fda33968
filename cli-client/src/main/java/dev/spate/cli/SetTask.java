package dev.spate.cli;

import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.cli.format.SetText;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** {@code gnmi.gNMI/Set}, or its request alone. */
final class SetTask implements Task {

  private static final String DELIMITER = ":::";

  private final SetCommand command;
  private final InputStream in;
  private final Selection.Builder paths;
  private final SetRequest request;

  SetTask(SetCommand command, InputStream in) {
    this.command = command;
    this.in = in;
    paths = new Selection.Builder(
        command.target, command.prefix == null ? Path.ROOT : Path.parse(command.prefix));
    request = request();
  }

  @Override
  public int run(Environment environment, ConnectionOptions options, Output out, PrintWriter err) {
    if (command.dryRun) {
      out.print(SetText.of(command.format, request));
      return ExitCodes.OK;
    }
    return Connection.run(this::set, environment, options, out, err);
  }

  private void set(Connection connection, Output out) {
    SetResponse response = gNMIGrpc
        .newBlockingStub(connection.channel())
        .withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS)
        .set(request);
    out.print(SetText.of(command.format, response, connection.source()));
  }

  private SetRequest request() {
    SetRequest.Builder set = SetRequest.newBuilder();
    List<SetFile> files =
        command.requestFiles.stream().map(file -> SetFile.request(file, in)).toList();
    for (String delete : command.deletes) {
      set.addDelete(GnmiPaths.toProto(paths.path(delete)));
    }
    for (SetFile file : files) {
      file.deletes().forEach(path -> set.addDelete(GnmiPaths.toProto(paths.path(path))));
    }
    set.addAllReplace(updates("replace", command.replaces, command.replaceParts()));
    files.forEach(file -> file.replaces().forEach(item -> set.addReplace(update(item))));
    set.addAllUpdate(updates("update", command.updates, command.updateParts()));
    files.forEach(file -> file.updates().forEach(item -> set.addUpdate(update(item))));
    return set.setPrefix(Requests.prefix(paths.build())).build();
  }

  private List<Update> updates(String option, List<String> triples, SetCommand.Parts parts) {
    parts.check(option);
    List<Update> updates = new ArrayList<>();
    for (String triple : triples) {
      String[] words = triple.split(DELIMITER, 3);
      if (words.length != 3) {
        throw new IllegalArgumentException(
            "--%s %s: write it as PATH:::TYPE:::VALUE, such as /system/config/hostname:::string:::edge1"
                .formatted(option, triple));
      }
      String place = "--" + option + " " + words[0];
      updates.add(update(words[0], at(place, () -> SetValue.typed(words[1], words[2]))));
    }
    for (int i = 0; i < parts.values().size(); i++) {
      updates.add(update(
          parts.paths().get(i),
          SetValue.encoded(command.encoding, parts.values().get(i))));
    }
    for (int i = 0; i < parts.files().size(); i++) {
      updates.add(update(parts.paths().get(i), fileValue(parts.files().get(i))));
    }
    return updates;
  }

  private TypedValue fileValue(java.nio.file.Path file) {
    String type = command.encoding.toString();
    if (command.encoding == EncodingName.ASCII) {
      return SetValue.typed(type, SetFile.read(file, in));
    }
    Object json = SetFile.value(file, in);
    return at(file.toString(), () -> SetValue.ofJson(type, json));
  }

  private Update update(SetFile.Item item) {
    String type = item.encoding() == null ? command.encoding.toString() : item.encoding();
    return update(item.path(), at(item.path(), () -> SetValue.ofJson(type, item.value())));
  }

  private Update update(String path, TypedValue value) {
    return Update.newBuilder()
        .setPath(GnmiPaths.toProto(paths.path(path)))
        .setVal(value)
        .build();
  }

  /** Has what is wrong with a value say where it stands. */
  private static TypedValue at(String place, Supplier<TypedValue> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }
}
