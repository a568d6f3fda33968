package dev.spate.cli.live;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import dev.spate.json.JsonNull;
import dev.spate.json.JsonReader;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.proto.GnmiPaths;
import dev.spate.proto.GnmiValues;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The leaves of Notifications. A target that answers in JSON sends trees, which are taken apart: the schema tells the keys of a
 * list's entries, and numbers that RFC 7951 has in quotes. Where no table knows the node, an entry's place in its list stands for its
 * keys. Stateless.
 */
final class NotificationLeaves {

  private final Schema schema;

  NotificationLeaves(Schema schema) {
    this.schema = schema;
  }

  /**
   * Gives each leaf with its absolute path, in the order of the Notification.
   *
   * @throws IllegalArgumentException if a path is none, or JSON is none
   */
  void forEach(Notification notification, BiConsumer<Path, Value> leaves) {
    for (Update update : notification.getUpdateList()) {
      Path path = GnmiPaths.resolve(notification.getPrefix(), update.getPath()).unqualified();
      TypedValue value = update.getVal();
      switch (value.getValueCase()) {
        case JSON_VAL -> json(path, value.getJsonVal().toByteArray(), leaves);
        case JSON_IETF_VAL -> json(path, value.getJsonIetfVal().toByteArray(), leaves);
        case ANY_VAL, PROTO_BYTES, VALUE_NOT_SET ->
          leaves.accept(path, new Value.Text(GnmiValues.text(value)));
        default -> leaves.accept(path, GnmiValues.fromProto(value));
      }
    }
  }

  private void json(Path path, byte[] text, BiConsumer<Path, Value> leaves) {
    tree(path, schema.find(path.origin(), path.names()), JsonReader.parse(text), leaves);
  }

  private void tree(
      Path path, Optional<SchemaNode> node, Object json, BiConsumer<Path, Value> leaves) {
    if (json instanceof Map<?, ?> object) {
      object.forEach((qualified, member) -> {
        String name = qualified.toString().substring(qualified.toString().lastIndexOf(':') + 1);
        Optional<SchemaNode> child = node.map(parent -> parent.child(name));
        if (member instanceof List<?> entries && entries.stream().anyMatch(e -> e instanceof Map)) {
          entries(path, name, child, entries, leaves);
        } else {
          tree(path.child(name), child, member, leaves);
        }
      });
    } else {
      leaves.accept(path, scalar(node.filter(SchemaNode::isLeaf), json));
    }
  }

  private void entries(
      Path parent,
      String name,
      Optional<SchemaNode> node,
      List<?> entries,
      BiConsumer<Path, Value> leaves) {
    List<String> keys = node.map(SchemaNode::keys).orElse(List.of());
    for (int i = 0; i < entries.size(); i++) {
      Map<String, String> values = new LinkedHashMap<>();
      if (entries.get(i) instanceof Map<?, ?> entry) {
        for (String key : keys) {
          if (entry.get(key) != null) {
            values.put(key, entry.get(key).toString());
          }
        }
      }
      if (values.isEmpty()) {
        values.put("index", Integer.toString(i));
      }
      tree(parent.child(new PathElem(name, values)), node, entries.get(i), leaves);
    }
  }

  private static Value scalar(Optional<SchemaNode> leaf, Object json) {
    if (json instanceof BigDecimal number) {
      return number(number);
    }
    if (json instanceof Boolean bool) {
      return new Value.Bool(bool);
    }
    if (json instanceof List<?> items) {
      return new Value.LeafList(items.stream().map(item -> scalar(leaf, item)).toList());
    }
    String text = json == JsonNull.NULL ? "null" : json.toString();
    boolean quoted = leaf.map(node -> node.leaf().type().isQuotedInIetf()).orElse(false)
        && text.matches("-?\\d+(\\.\\d+)?");
    return quoted ? number(new BigDecimal(text)) : new Value.Text(text);
  }

  private static Value number(BigDecimal number) {
    boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    if (!whole || number.precision() - number.scale() > 20) {
      return new Value.Decimal(number.doubleValue());
    }
    int bits = number.toBigInteger().bitLength();
    if (number.signum() < 0 && bits <= 63) {
      return new Value.Int(number.longValue());
    }
    return number.signum() >= 0 && bits <= 64
        ? new Value.Uint(number.longValue())
        : new Value.Decimal(number.doubleValue());
  }
}
