package dev.spate.value;

/** Unsigned 64-bit numbers, kept in a {@code long}. Stateless. */
public final class Unsigned {

  private Unsigned() {}

  /** The double that is nearest. */
  public static double toDouble(long bits) {
    // Half of it fits into a long. Its last bit is kept, for it may decide to which side is
    // rounded.
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}
