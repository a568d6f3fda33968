package dev.spate.server.config;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import dev.spate.value.DataSize;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A key of the configuration outside lists, such as {@code gateway.port}. Each is also a flag ({@code --gateway-port}) and a
 * variable ({@code SPATE_GATEWAY_PORT}).
 *
 * @param name its names from the top, kebab-case, with dots between
 * @param type what its value is read as
 */
public record Key(String name, Class<?> type) {

  /** All keys, in the order of the records. */
  public static List<Key> all() {
    List<Key> keys = new ArrayList<>();
    collect("", ServerConfig.class, keys);
    return keys;
  }

  public String flag() {
    return "--" + name.replace('.', '-');
  }

  public String variable() {
    return "SPATE_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The place of this key in a tree, as a JSON Pointer (RFC 6901). */
  String pointer() {
    return "/" + name.replace('.', '/');
  }

  /** Whether values of the type are written as one word rather than as a list. */
  boolean isScalar() {
    return !Iterable.class.isAssignableFrom(type);
  }

  static boolean isSection(Class<?> type) {
    return type.isRecord() && type != DataSize.class;
  }

  static String nameOf(RecordComponent component) {
    return new KebabCaseStrategy().translate(component.getName());
  }

  private static void collect(String prefix, Class<?> section, List<Key> keys) {
    for (RecordComponent component : section.getRecordComponents()) {
      String name = prefix + nameOf(component);
      if (isSection(component.getType())) {
        collect(name + ".", component.getType(), keys);
      } else {
        keys.add(new Key(name, component.getType()));
      }
    }
  }
}
