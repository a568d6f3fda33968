package dev.spate.cli;

import java.util.Locale;

/** How what is no answer of gNMI's own is printed. */
enum ListFormat {
  /** For people. */
  FLAT,
  /** For programs. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
