package dev.spate.server.prometheus;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names of metric families and labels: those of the nodes, in the characters that Prometheus allows. */
final class Names {

  private static final String OPENCONFIG = "openconfig";
  private static final String TOTAL = "_total";

  /** What the formats add to a name, or have a meaning for; no other name may end so. */
  private static final List<String> RESERVED =
      List.of(TOTAL, "_created", "_bucket", "_count", "_sum", "_info");

  private Names() {}

  /** The origin and the names of a container's path: {@code openconfig_interfaces_interface_state}. */
  static String container(Path container) {
    StringBuilder name = new StringBuilder();
    name.append(word(container.origin().isEmpty() ? OPENCONFIG : container.origin()));
    for (PathElem elem : container.elems()) {
      name.append('_').append(word(elem.name()));
    }
    return notNumberFirst(name.toString());
  }

  /** A counter's, without the {@code _total} that the formats add. */
  static String counter(String container, String leaf, String unit) {
    String name = container + '_' + word(leaf);
    String bare = name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    return ending(bare, unit);
  }

  static String gauge(String container, String leaf, String unit) {
    return ending(container + '_' + word(leaf), unit);
  }

  /** That of the texts of a container, without the {@code _info} that the formats add. */
  static String info(String container) {
    return ending(container, "");
  }

  /** Ends with the unit, as OpenMetrics demands, and never with what is reserved. */
  private static String ending(String name, String unit) {
    if (!unit.isEmpty()) {
      return name.endsWith('_' + unit) ? name : name + '_' + unit;
    }
    return RESERVED.stream().anyMatch(name::endsWith) ? name + "_value" : name;
  }

  /** A label's: of a key or a leaf. Two underscores at its beginning are Prometheus' own. */
  static String label(String node) {
    String name = word(node);
    while (name.startsWith("__")) {
      name = name.substring(1);
    }
    return notNumberFirst(name);
  }

  /** A label's that none of the others has: its own, or else with the name of the list or container before it. */
  static String label(String node, String parent, Collection<String> others) {
    String name = label(node);
    if (others.contains(name)) {
      name = label(parent + '_' + node);
    }
    String distinct = name;
    for (int i = 2; others.contains(distinct); i++) {
      distinct = name + '_' + i;
    }
    return distinct;
  }

  static String word(String node) {
    StringBuilder word = new StringBuilder(node.length());
    node.codePoints().forEach(c -> word.appendCodePoint(isPlain(c) ? c : '_'));
    return word.toString();
  }

  static String unit(String unit) {
    return word(unit.replace("/", "_per_").toLowerCase(Locale.ROOT));
  }

  private static String notNumberFirst(String name) {
    return Character.isDigit(name.charAt(0)) ? '_' + name : name;
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
