package dev.spate.path;

import java.util.Comparator;

/** Orders names as a person would: runs of digits count as numbers, so {@code gi0/2} comes before {@code gi0/10}. */
public final class NaturalOrder {

  /** A total order, consistent with equals. */
  public static final Comparator<String> COMPARATOR = NaturalOrder::compare;

  private NaturalOrder() {}

  static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      char a = left.charAt(i);
      char b = right.charAt(j);
      if (isDigit(a) && isDigit(b)) {
        int endA = endOfDigits(left, i);
        int endB = endOfDigits(right, j);
        int byNumber = compareDigits(left, i, endA, right, j, endB);
        if (byNumber != 0) {
          return byNumber;
        }
        i = endA;
        j = endB;
      } else {
        if (a != b) {
          return Character.compare(a, b);
        }
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(left.length() - i, right.length() - j);
    return byRest != 0 ? byRest : left.compareTo(right);
  }

  private static int compareDigits(
      String left, int from, int to, String right, int otherFrom, int otherTo) {
    int i = skipZeros(left, from, to);
    int j = skipZeros(right, otherFrom, otherTo);
    if (to - i != otherTo - j) {
      return Integer.compare(to - i, otherTo - j);
    }
    while (i < to && left.charAt(i) == right.charAt(j)) {
      i++;
      j++;
    }
    return i == to ? 0 : Character.compare(left.charAt(i), right.charAt(j));
  }

  private static int skipZeros(String text, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
