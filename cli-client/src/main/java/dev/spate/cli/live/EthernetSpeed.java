package dev.spate.cli.live;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the identities of openconfig-if-ethernet's ETHERNET_SPEED: {@code SPEED_10GB} is 10 Gbit/s. Stateless. */
final class EthernetSpeed {

  private static final Pattern NAME = Pattern.compile("(?:.*:)?SPEED_(\\d+)([MGT])B");

  private EthernetSpeed() {}

  /** Bits per second; NaN for {@code SPEED_UNKNOWN} and all else. */
  static double bitsPerSecond(String identity) {
    Matcher name = NAME.matcher(identity);
    if (!name.matches()) {
      return Double.NaN;
    }
    double unit = switch (name.group(2)) {
      case "M" -> 1e6;
      case "G" -> 1e9;
      default -> 1e12;
    };
    return Double.parseDouble(name.group(1)) * unit;
  }
}
