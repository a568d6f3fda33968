package dev.spate.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What docs/configuration.md, which is in the jar, says of a {@link Key}.
 *
 * @param section the heading above it
 * @param meaning what it means, with its unit and limits: a phrase that begins in lower case
 */
public record KeyDoc(String section, String meaning) {

  private static final String DOCUMENT = "configuration.md";
  private static final Pattern HEADING = Pattern.compile("## (.+)");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|[^|]*\\| (.+) \\|");

  /** Of every key, by its name. */
  public static Map<String, KeyDoc> all() {
    Map<String, KeyDoc> docs = new LinkedHashMap<>();
    String section = "";
    for (String line : document().lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        section = heading.group(1);
      } else if (row.matches()) {
        docs.putIfAbsent(row.group(1), new KeyDoc(section, row.group(2).replace("`", "")));
      }
    }
    return docs;
  }

  private static String document() {
    try (InputStream in = KeyDoc.class.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + DOCUMENT + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + DOCUMENT + " cannot be read", e);
    }
  }
}
