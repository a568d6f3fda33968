package dev.spate.cli.format;

import com.github.gnmi.proto.GetResponse;
import com.github.gnmi.proto.Notification;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a Get as tables, one for each container: a row an entry of the lists above it, a column a key or leaf. A container
 * that is there only once has a row a leaf instead, below a line that names it. Containers and their leaves come in the order in
 * which they were sent.
 */
final class EntryTables {

  /** What the entries of one table have in common: a container's path without the values of its keys. */
  private record Container(String names, List<String> keys) {}

  /** A row of it. */
  private record Entry(String target, Path path) {}

  private final Map<Container, Map<Entry, Map<String, Leaf>>> tables = new LinkedHashMap<>();
  private final boolean withTarget;

  private EntryTables(boolean withTarget) {
    this.withTarget = withTarget;
  }

  /** The tables, an empty line between them; each row begins with its target if asked for. */
  static String of(GetResponse response, boolean withTarget) {
    EntryTables tables = new EntryTables(withTarget);
    for (Notification notification : response.getNotificationList()) {
      for (Leaf leaf : Leaf.of(notification)) {
        tables.add(notification.getPrefix().getTarget(), leaf);
      }
    }
    List<String> texts = new ArrayList<>();
    tables.tables.forEach((container, entries) -> texts.add(tables.text(container, entries)));
    return String.join("\n", texts);
  }

  private void add(String target, Leaf leaf) {
    boolean isNode = leaf.below().isEmpty() && !leaf.node().isRoot();
    Path path = isNode ? leaf.node().parent() : leaf.node();
    String name = isNode ? leaf.node().last().toString() : leaf.below().replaceFirst("^/", "");
    tables
        .computeIfAbsent(container(path), c -> new LinkedHashMap<>())
        .computeIfAbsent(new Entry(target, path), e -> new LinkedHashMap<>())
        .put(name, leaf);
  }

  private static Container container(Path path) {
    Path names = Path.of(path.origin(), path.names().stream().map(PathElem::of).toList());
    List<String> keys = new ArrayList<>();
    for (PathElem elem : path.elems()) {
      for (String key : elem.keys().keySet()) {
        // The second list that has a key of this name tells which it is.
        keys.add(keys.contains(key) ? elem.name() + "-" + key : key);
      }
    }
    return new Container(names.toString(), keys);
  }

  private String text(Container container, Map<Entry, Map<String, Leaf>> entries) {
    if (entries.size() == 1) {
      var only = entries.entrySet().iterator().next();
      return single(only.getKey(), only.getValue());
    }
    Set<String> names = new LinkedHashSet<>();
    entries.values().forEach(leaves -> names.addAll(leaves.keySet()));
    List<String> headings = new ArrayList<>();
    if (withTarget) {
      headings.add("TARGET");
    }
    headings.addAll(container.keys());
    headings.addAll(names);
    TextTable table = new TextTable(
        headings.stream().map(h -> h.toUpperCase(Locale.ROOT)).toArray(String[]::new));
    for (String name : names) {
      if (entries.values().stream().allMatch(leaves -> isNumberOrMissing(leaves.get(name)))) {
        table.alignRight(headings.lastIndexOf(name));
      }
    }
    entries.forEach((entry, leaves) -> table.row(row(entry, leaves, names)));
    return container.names() + "\n" + table;
  }

  private String single(Entry entry, Map<String, Leaf> leaves) {
    TextTable table = new TextTable("LEAF", "VALUE");
    leaves.forEach((name, leaf) -> table.row(name, leaf.text()));
    String start = withTarget && !entry.target().isEmpty() ? "[" + entry.target() + "] " : "";
    return start + entry.path() + "\n" + table;
  }

  private String[] row(Entry entry, Map<String, Leaf> leaves, Set<String> names) {
    List<String> cells = new ArrayList<>();
    if (withTarget) {
      cells.add(entry.target());
    }
    entry.path().elems().forEach(elem -> cells.addAll(elem.keys().values()));
    for (String name : names) {
      Leaf leaf = leaves.get(name);
      cells.add(leaf == null ? "" : leaf.text());
    }
    return cells.toArray(String[]::new);
  }

  private static boolean isNumberOrMissing(@Nullable Leaf leaf) {
    return leaf == null || leaf.value() instanceof Number;
  }
}
