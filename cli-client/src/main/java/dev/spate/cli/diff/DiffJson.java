package dev.spate.cli.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Differences for programs; a side that lacks the leaf is left out. */
public final class DiffJson {

  private DiffJson() {}

  public static Map<String, Object> of(String a, String b, List<Difference> differences) {
    List<Object> entries = new ArrayList<>();
    for (Difference difference : differences) {
      Map<String, Object> entry = new LinkedHashMap<>();
      if (!difference.target().isEmpty()) {
        entry.put("target", difference.target());
      }
      entry.put("path", difference.path().toString());
      putIfThere(entry, "a", difference.a());
      putIfThere(entry, "b", difference.b());
      entries.add(entry);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", a);
    json.put("b", b);
    json.put("differences", entries);
    return json;
  }

  private static void putIfThere(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
