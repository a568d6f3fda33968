package dev.spate.cli.format;

import java.util.Locale;

/** How answers are printed. */
public enum Format {
  /** JSON for programs, as gnmic prints it. */
  JSON,
  /** The protobuf message as proto3's JSON mapping has it, nothing left out. */
  PROTOJSON,
  /** The protobuf message as text, nothing left out. */
  PROTOTEXT,
  /** gnmic's events: a JSON array of values by path, with the keys of the path as tags. */
  EVENT,
  /** A line a leaf. */
  FLAT,
  /** Columns for people. */
  TABLE,
  /** Comma-separated values, a line a leaf, below a line of headings. */
  CSV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
