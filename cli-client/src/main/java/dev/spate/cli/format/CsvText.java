package dev.spate.cli.format;

import java.util.regex.Pattern;

/** Comma-separated values as RFC 4180 has them, but with a line feed alone at the end of a line. Not thread-safe. */
final class CsvText {

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

  private final StringBuilder lines = new StringBuilder();

  CsvText row(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        lines.append(',');
      }
      lines.append(field(fields[i]));
    }
    lines.append('\n');
    return this;
  }

  private static String field(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
