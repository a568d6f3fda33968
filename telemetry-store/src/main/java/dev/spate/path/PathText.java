package dev.spate.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads and writes the text form of a path (gNMI path strings): {@code origin:/name[key=value]/name}. In a name, {@code /},
 * {@code [} and {@code \} are escaped by a backslash; in a key's value, {@code ]} and {@code \}.
 */
final class PathText {

  private final String text;
  private int at;

  private PathText(String text, int at) {
    this.text = text;
    this.at = at;
  }

  static Path parse(String text) {
    int slash = text.indexOf('/');
    int colon = text.indexOf(':');
    boolean hasOrigin = colon > 0 && colon + 1 == slash;
    boolean onlyOrigin = colon > 0 && slash < 0 && colon == text.length() - 1;
    String origin = hasOrigin || onlyOrigin ? text.substring(0, colon) : "";
    return Path.of(origin, new PathText(text, hasOrigin || onlyOrigin ? colon + 1 : 0).elems());
  }

  static void append(StringBuilder out, PathElem elem) {
    escape(out, elem.name(), "/[\\");
    for (Map.Entry<String, String> key : elem.keys().entrySet()) {
      out.append('[');
      escape(out, key.getKey(), "=]\\");
      out.append('=');
      escape(out, key.getValue(), "]\\");
      out.append(']');
    }
  }

  private static void escape(StringBuilder out, String raw, String special) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (special.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
    }
  }

  private List<PathElem> elems() {
    List<PathElem> elems = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '/') {
      at++;
    }
    while (at < text.length()) {
      elems.add(elem());
      if (at < text.length()) {
        at++; // elem() stops at a slash or at the end
        if (at == text.length() || text.charAt(at) == '/') {
          throw bad("an element's name is missing; write one name between two slashes");
        }
      }
    }
    return elems;
  }

  private PathElem elem() {
    String name = until("/[");
    if (name.isEmpty()) {
      throw bad("an element's name is missing; keys follow a name, as in interface[name=eth0]");
    }
    Map<String, String> keys = new TreeMap<>();
    while (at < text.length() && text.charAt(at) == '[') {
      at++;
      String key = until("=]");
      if (key.isEmpty() || at == text.length() || text.charAt(at) != '=') {
        throw bad("expected a key as [name=value]");
      }
      at++;
      String value = until("]");
      if (at == text.length()) {
        throw bad("a key is not closed by ]");
      }
      at++;
      if (keys.put(key, value) != null) {
        throw bad("key \"" + key + "\" is given twice");
      }
    }
    if (at < text.length() && text.charAt(at) != '/') {
      throw bad("expected / or [ after ]");
    }
    return new PathElem(name, keys);
  }

  private String until(String stops) {
    StringBuilder raw = new StringBuilder();
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '\\') {
        at++;
        if (at == text.length()) {
          throw bad("a backslash must be followed by the character that it escapes");
        }
      }
      raw.append(text.charAt(at++));
    }
    return raw.toString();
  }

  private PathSyntaxException bad(String problem) {
    return new PathSyntaxException(text, at, problem);
  }
}
