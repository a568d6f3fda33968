package dev.spate.path;

/** A text that is no path. The message names the text, the position (from 0) and what would be right. */
public final class PathSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  PathSyntaxException(String text, int position, String problem) {
    super("path \"" + text + "\": " + problem + " at position " + position);
  }
}
