package dev.spate.benchmarks.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Headings and lines of cells, as text for a terminal or as Markdown. Not thread-safe. */
final class Table {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> lines = new ArrayList<>();

  Table(String... headings) {
    this.headings = List.of(headings);
  }

  void add(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + headings.size() + " columns");
    }
    lines.add(List.of(cells));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** In columns as wide as they must be, without blanks at the ends of lines. */
  String text() {
    int[] widths = new int[headings.size()];
    List<List<String>> all = new ArrayList<>(List.of(headings));
    all.addAll(lines);
    all.forEach(line -> Arrays.setAll(
        widths, column -> Math.max(widths[column], line.get(column).length())));
    StringBuilder text = new StringBuilder();
    for (List<String> line : all) {
      StringBuilder padded = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = line.get(column);
        padded.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  String markdown() {
    StringBuilder text = new StringBuilder(markdownLine(headings));
    text.append("|---".repeat(headings.size())).append("|\n");
    lines.forEach(line -> text.append(markdownLine(line)));
    return text.toString();
  }

  private static String markdownLine(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
