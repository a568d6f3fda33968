package dev.spate.cli.format;

import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.SetResponse;
import com.github.gnmi.proto.Update;
import com.github.gnmi.proto.UpdateResult;
import dev.spate.proto.GnmiPaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Set would change, and what it changed. Of neither there are {@link Format#EVENT} and {@link Format#CSV}. */
public final class SetText {

  private SetText() {}

  /** A line, or an object, an operation: what was done, and where. */
  public static String of(Format format, SetResponse response, String source) {
    return switch (format) {
      case JSON -> PrettyJson.text(NotificationJson.of(response, source));
      case PROTOJSON, PROTOTEXT -> MessageText.of(format, response);
      case FLAT -> {
        StringBuilder lines = new StringBuilder();
        rows(response).forEach(row -> lines.append(row[1] + ": " + row[0] + "\n"));
        yield lines.toString();
      }
      case TABLE -> {
        TextTable table = new TextTable("OPERATION", "PATH");
        rows(response).forEach(table::row);
        yield table.toString();
      }
      case EVENT, CSV -> throw new IllegalArgumentException(format.toString());
    };
  }

  private static List<String[]> rows(SetResponse response) {
    List<String[]> rows = new ArrayList<>();
    for (UpdateResult result : response.getResponseList()) {
      String path = GnmiPaths.resolve(response.getPrefix(), result.getPath()).toString();
      rows.add(new String[] {result.getOp().name(), path});
    }
    return rows;
  }

  /** A line, or an object, an operation: what would be done, where, and with which value. */
  public static String of(Format format, SetRequest request) {
    return switch (format) {
      case JSON -> PrettyJson.text(json(request));
      case PROTOJSON, PROTOTEXT -> MessageText.of(format, request);
      case FLAT -> {
        StringBuilder lines = new StringBuilder();
        rows(request)
            .forEach(row ->
                lines.append((row[1] + ": " + row[0] + " " + row[2]).stripTrailing() + "\n"));
        yield lines.toString();
      }
      case TABLE -> {
        TextTable table = new TextTable("OPERATION", "PATH", "VALUE");
        rows(request).forEach(table::row);
        yield table.toString();
      }
      case EVENT, CSV -> throw new IllegalArgumentException(format.toString());
    };
  }

  private static List<String[]> rows(SetRequest request) {
    List<String[]> rows = new ArrayList<>();
    for (var path : request.getDeleteList()) {
      rows.add(new String[] {"DELETE", GnmiPaths.resolve(request.getPrefix(), path) + "", ""});
    }
    request.getReplaceList().forEach(update -> rows.add(row("REPLACE", request, update)));
    request.getUpdateList().forEach(update -> rows.add(row("UPDATE", request, update)));
    return rows;
  }

  private static String[] row(String operation, SetRequest request, Update update) {
    String path = GnmiPaths.resolve(request.getPrefix(), update.getPath()).toString();
    return new String[] {operation, path, PrettyJson.oneLine(ValueJson.of(update.getVal()))};
  }

  /** With the names that gnmic gives the fields. */
  private static Map<String, Object> json(SetRequest request) {
    Map<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "prefix", NotificationJson.path(request.getPrefix()));
    putUnlessEmpty(json, "target", request.getPrefix().getTarget());
    List<String> deletes =
        request.getDeleteList().stream().map(NotificationJson::path).toList();
    if (!deletes.isEmpty()) {
      json.put("delete", deletes);
    }
    putUnlessEmpty(json, "replace", request.getReplaceList());
    putUnlessEmpty(json, "update", request.getUpdateList());
    return json;
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, List<Update> updates) {
    if (updates.isEmpty()) {
      return;
    }
    List<Object> entries = new ArrayList<>();
    for (Update update : updates) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("path", NotificationJson.path(update.getPath()));
      entry.put("val", ValueJson.of(update.getVal()));
      entries.add(entry);
    }
    json.put(name, entries);
  }
}
