package dev.spate.cli;

import java.util.Locale;

/** How paths are printed. */
enum PathsFormat {
  /** A line a leaf. */
  FLAT,
  /** As RFC 8340 draws trees. */
  TREE,
  /** For programs. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
