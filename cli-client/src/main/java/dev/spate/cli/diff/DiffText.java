package dev.spate.cli.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Differences for people, much as {@code diff -u} has them: {@code -} is what only the first has, {@code +} what only the second has,
 * and a value that changed is both.
 */
public final class DiffText {

  private DiffText() {}

  /** Nothing where there is no difference. */
  public static String of(String a, String b, List<Difference> differences) {
    if (differences.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("--- ").append(a).append("\n+++ ").append(b).append('\n');
    for (Difference difference : differences) {
      line(text, '-', difference, difference.textA());
      line(text, '+', difference, difference.textB());
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text, char sign, Difference difference, @Nullable String value) {
    if (value != null) {
      text.append(sign).append(' ');
      if (!difference.target().isEmpty()) {
        text.append('[').append(difference.target()).append("] ");
      }
      text.append(difference.path())
          .append(": ")
          .append(value.replace("\n", "\\n"))
          .append('\n');
    }
  }
}
