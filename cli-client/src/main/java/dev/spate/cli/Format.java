package dev.spate.cli;

import java.util.Locale;

/** How answers are printed. */
enum Format {
  /** JSON for programs, with gnmic's field names. */
  JSON,
  /** Lines for people. */
  FLAT,
  /** The protobuf message as text, nothing left out. */
  PROTOTEXT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
