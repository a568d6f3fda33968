package dev.spate.cli;

import dev.spate.path.Path;
import java.util.function.Predicate;

/** One side of a comparison. */
sealed interface Side {

  /** As the answer names it. */
  String label();

  /**
   * A file that {@code get --format json} wrote.
   *
   * @param file its name; {@code -} is standard input
   */
  record Saved(String file) implements Side {
    static final String STANDARD_INPUT = "-";

    @Override
    public String label() {
      return file.equals(STANDARD_INPUT) ? "standard input" : file;
    }
  }

  /**
   * A target as it is now.
   *
   * @param label the word of the command line
   * @param target its name
   * @param below the interface that was named; the root for none
   */
  record Live(String label, String target, Path below) implements Side {
    boolean isWhole() {
      return below.isRoot();
    }
  }

  /** What the other side holds, as it is now. */
  record Now() implements Side {
    @Override
    public String label() {
      return "now";
    }
  }

  /**
   * Reads a word of the command line: a file where there is one of that name, or where it looks like one; otherwise a target, or one
   * of its interfaces.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Side of(String word, Predicate<String> isFile) {
    boolean looksLikeFile = word.endsWith(".json") || (word.contains("/") && !word.contains(":"));
    if (word.equals(Saved.STANDARD_INPUT) || isFile.test(word) || looksLikeFile) {
      return new Saved(word);
    }
    if (word.isEmpty() || word.equals("*")) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no single device; name one, such as router1, or a file");
    }
    if (word.indexOf(':') < 0) {
      return new Live(word, word, Path.ROOT);
    }
    Selection.Builder selection = new Selection.Builder("", Path.ROOT);
    Path below = selection.path(word);
    return new Live(word, selection.build().target(), below);
  }
}
