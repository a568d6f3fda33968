package dev.spate.server.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rendered page, read line by line. */
record PageText(String text) {

  static PageText of(byte[] page) {
    return new PageText(new String(page, StandardCharsets.UTF_8));
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** Value by series, labels as they were written; two lines for one series are refused. */
  Map<String, Double> series() {
    Map<String, Double> series = new LinkedHashMap<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        int blank = line.lastIndexOf(' ');
        String name = line.substring(0, blank);
        if (series.put(name, Double.valueOf(line.substring(blank + 1))) != null) {
          throw new AssertionError(name + " is there twice");
        }
      }
    }
    return series;
  }

  /** The series of one name. */
  Map<String, Double> series(String name) {
    Map<String, Double> found = new LinkedHashMap<>(series());
    found.keySet().removeIf(key -> !key.equals(name) && !key.startsWith(name + "{"));
    return found;
  }
}
