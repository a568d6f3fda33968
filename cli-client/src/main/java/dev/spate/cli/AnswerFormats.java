package dev.spate.cli;

import dev.spate.cli.format.Format;
import java.util.Iterator;
import java.util.List;

/** The formats of answers that hold no telemetry: of those there are no events, and no lines of leaves. */
final class AnswerFormats implements Iterable<String> {

  private static final List<Format> ALL =
      List.of(Format.JSON, Format.PROTOJSON, Format.PROTOTEXT, Format.FLAT, Format.TABLE);

  /** Throws {@link IllegalArgumentException} if it is none of them. */
  static Format check(Format format) {
    if (ALL.contains(format)) {
      return format;
    }
    throw new IllegalArgumentException("--format " + format
        + " is for get and subscribe; here it can be "
        + String.join(", ", new AnswerFormats()));
  }

  @Override
  public Iterator<String> iterator() {
    return ALL.stream().map(Format::toString).iterator();
  }
}
