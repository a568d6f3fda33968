package dev.spate.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names written as one: {@code router[1-9]} stands for router1 to router9, {@code gi[0-1]/[0-3]} for eight ports, the last range
 * running fastest. A text without a range stands for itself.
 */
final class NameRange {
  private static final Pattern RANGE = Pattern.compile("\\[(\\d{1,6})-(\\d{1,6})]");
  private static final int MOST = 1_000_000;

  private NameRange() {}

  /**
   * The names, in order.
   *
   * @throws IllegalArgumentException naming the text and what would be right
   */
  static List<String> expand(String text) {
    List<String> names = List.of("");
    Matcher range = RANGE.matcher(text);
    int from = 0;
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = Integer.parseInt(range.group(2));
      if (last < first) {
        throw new IllegalArgumentException(
            "\"" + text + "\": the range " + range.group() + " runs backwards");
      }
      if ((long) names.size() * (last - first + 1) > MOST) {
        throw new IllegalArgumentException(
            "\"" + text + "\" stands for more than " + MOST + " names");
      }
      names = product(names, literal(text, from, range.start()), first, last);
      from = range.end();
    }
    String tail = literal(text, from, text.length());
    return names.stream().map(name -> name + tail).toList();
  }

  private static List<String> product(List<String> heads, String literal, int first, int last) {
    List<String> names = new ArrayList<>();
    for (String head : heads) {
      for (int n = first; n <= last; n++) {
        names.add(head + literal + n);
      }
    }
    return names;
  }

  private static String literal(String text, int from, int to) {
    String literal = text.substring(from, to);
    if (literal.indexOf('[') >= 0 || literal.indexOf(']') >= 0) {
      throw new IllegalArgumentException("\"" + text + "\": a range is written like [1-9]");
    }
    return literal;
  }
}
