package dev.spate.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names nearest to one that is not known, for error messages. */
public final class Suggestions {
  private static final int MOST = 3;
  private static final int SHORTEST_PREFIX = 3;

  /** Comparing takes time and memory by the product of two lengths, and clients choose one of them. */
  private static final int LONGEST = 255;

  private Suggestions() {}

  /**
   * At most three names, the nearest first: those that take few edits (one in three characters) to become the unknown one, or
   * of which one begins with the other. Names of more than 255 characters are near to none.
   */
  public static List<String> nearest(String unknown, Collection<String> known) {
    record Candidate(String name, int distance) {}
    if (unknown.length() > LONGEST) {
      return List.of();
    }
    String lower = unknown.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> name.length() <= LONGEST)
        .distinct()
        .map(name -> new Candidate(name, distance(lower, name.toLowerCase(Locale.ROOT))))
        .filter(c -> c.distance <= Math.max(1, lower.length() / 3)
            || isPrefix(lower, c.name.toLowerCase(Locale.ROOT)))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /** {@code "; did you mean mtu or enabled?"}, to be put after a message; "" where nothing is near. */
  public static String didYouMean(String unknown, Collection<String> known) {
    List<String> nearest = nearest(unknown, known);
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
  }

  private static boolean isPrefix(String one, String other) {
    return Math.min(one.length(), other.length()) >= SHORTEST_PREFIX
        && (one.startsWith(other) || other.startsWith(one));
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
  private static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(
            edits[i - 1][j - 1] + replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          least = Math.min(least, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = least;
      }
    }
    return edits[from.length()][to.length()];
  }
}
