package dev.spate.cli.live;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When to use colour. */
public enum ColourWhen {
  /** On a terminal, unless NO_COLOR is set (no-color.org). */
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * Whether to use it.
   *
   * @param noColor the variable NO_COLOR; null or empty where it is not set
   */
  boolean on(boolean terminal, @Nullable String noColor) {
    return switch (this) {
      case AUTO -> terminal && (noColor == null || noColor.isEmpty());
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
