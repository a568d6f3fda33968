package dev.spate.simulator;

import dev.spate.value.Field;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of names in the configuration, beside those that {@link Field} makes. */
final class Fields {
  private static final Pattern HOST_NAME =
      Pattern.compile("[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");

  private Fields() {}

  /** Names of devices, which are hosts too ({@code oc-inet:domain-name}, of one label or more). */
  static void requireHostNames(String field, List<String> names) {
    for (String name : names) {
      Field.require(
          HOST_NAME.matcher(name).matches(),
          field,
          "\"" + name + "\"",
          "of letters, digits, '-', '_' and '.', beginning and ending with a letter or digit");
    }
  }

  /** A name, or a range of names. */
  static void requireName(String field, @Nullable String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          field + " is missing; it must be a name, or a range such as router[1-9]");
    }
    try {
      NameRange.expand(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + " is " + e.getMessage(), e);
    }
  }
}
