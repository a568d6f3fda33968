package dev.spate.simulator;

import org.jspecify.annotations.Nullable;

/** Checks of configuration: the message names the field, its value and what would be right. */
final class Fields {
  private Fields() {}

  static void require(boolean valid, String field, Object value, String wanted) {
    if (!valid) {
      throw new IllegalArgumentException(field + " is " + value + ", but must be " + wanted);
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
