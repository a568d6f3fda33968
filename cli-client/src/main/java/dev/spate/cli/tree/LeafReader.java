package dev.spate.cli.tree;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.Update;
import dev.spate.cli.format.ValueJson;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.proto.GnmiPaths;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes Notifications apart into leaves. A value that is a tree of JSON becomes the leaves below its path: the entries of a list have
 * the keys that the schema names, so that the same leaf has the same path in every encoding; those of a list that no table
 * knows are told apart by their place, {@code link.0}, as gnmic does. Not thread-safe.
 */
public final class LeafReader {

  private final Schema schema;
  private final Consumer<LeafValue> leaves;

  /** Gives the leaves to a consumer, in the order in which they come. */
  public LeafReader(Schema schema, Consumer<LeafValue> leaves) {
    this.schema = schema;
    this.leaves = leaves;
  }

  /**
   * Reads all updates of a Notification.
   *
   * @throws IllegalArgumentException if it holds what is no path, or JSON that is none
   */
  public void read(Notification notification) {
    for (Update update : notification.getUpdateList()) {
      Path path = absolute(notification.getPrefix(), update.getPath());
      read(notification.getPrefix().getTarget(), path, ValueJson.of(update.getVal()));
    }
  }

  private static Path absolute(com.github.gnmi.proto.Path prefix, com.github.gnmi.proto.Path path) {
    try {
      return GnmiPaths.resolve(prefix, path);
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Reads one value, a leaf's or a tree's, at an absolute path. */
  public void read(String target, Path path, Object value) {
    Path plain = path.unqualified().withOrigin(schema.originOf(path.origin()));
    SchemaNode node = schema.find(plain.origin(), plain.names()).orElse(null);
    if (!plain.isRoot() && value instanceof List<?> list && isEntries(node, list)) {
      entries(target, plain.parent(), plain.last().name(), node, list);
    } else {
      read(target, plain, node, value);
    }
  }

  private void read(String target, Path path, @Nullable SchemaNode node, Object value) {
    if (value instanceof Map<?, ?> members) {
      members.forEach((name, member) -> member(target, path, node, name.toString(), member));
    } else {
      leaves.accept(new LeafValue(target, path, value));
    }
  }

  private void member(
      String target, Path path, @Nullable SchemaNode node, String qualified, Object value) {
    if (qualified.startsWith("@")) {
      return; // metadata of a sibling (RFC 7952), no leaf
    }
    String name = qualified.substring(qualified.indexOf(':') + 1);
    SchemaNode child = node == null ? null : node.child(name);
    if (value instanceof List<?> list && isEntries(child, list)) {
      entries(target, path, name, child, list);
    } else {
      read(target, path.child(name), child, value);
    }
  }

  private static boolean isEntries(@Nullable SchemaNode node, List<?> list) {
    return node != null ? node.isList() : list.stream().anyMatch(each -> each instanceof Map);
  }

  private void entries(
      String target, Path parent, String name, @Nullable SchemaNode list, List<?> entries) {
    for (int i = 0; i < entries.size(); i++) {
      Map<String, String> keys = list == null ? Map.of() : keys(list, entries.get(i));
      PathElem elem = keys.isEmpty() ? PathElem.of(name + "." + i) : new PathElem(name, keys);
      read(target, parent.child(elem), list, entries.get(i));
    }
  }

  /** None where the list has none, or where the entry lacks one. */
  private static Map<String, String> keys(SchemaNode list, Object entry) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (entry instanceof Map<?, ?> members) {
      for (String name : list.keys()) {
        SchemaNode key = list.child(name);
        Object value = members.get(name);
        if (value == null && key != null) {
          value = members.get(key.module() + ":" + name);
        }
        if (value == null) {
          return Map.of();
        }
        keys.put(name, LeafText.of(key, value));
      }
    }
    return keys;
  }
}
