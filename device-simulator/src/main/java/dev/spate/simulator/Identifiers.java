package dev.spate.simulator;

import dev.spate.simulator.traffic.RandomStream;
import java.util.HexFormat;
import java.util.Locale;

/** What is burnt into a device's hardware: the same in each run, different for each device. */
final class Identifiers {
  private static final int LOCALLY_ADMINISTERED = 0x02;

  private final long bits;

  Identifiers(String device) {
    bits = new RandomStream(0, device).nextLong();
  }

  /** The address of the chassis (0), or of a port, counted from 1. */
  String macAddress(int number) {
    return HexFormat.ofDelimiter(":").formatHex(new byte[] {
      LOCALLY_ADMINISTERED,
      (byte) (bits >>> 56),
      (byte) (bits >>> 48),
      (byte) (bits >>> 40),
      (byte) (number >>> 8),
      (byte) number
    });
  }

  /** The serial number of a part. */
  String serial(String part) {
    return String.format(
        Locale.ROOT, "SP%08X", (int) (bits ^ part.hashCode() * 0x9e3779b97f4a7c15L));
  }
}
