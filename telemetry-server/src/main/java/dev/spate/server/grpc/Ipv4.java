package dev.spate.server.grpc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** IPv4 addresses as numbers, to count through them. */
final class Ipv4 {

  private static final Pattern DOTTED = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  private Ipv4() {}

  /** Never asks a name server. */
  static InetAddress parse(String text) {
    if (DOTTED.matcher(text).matches()) {
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("\"" + text + "\" has a number above 255", e);
      }
    }
    throw new IllegalArgumentException("\"" + text + "\" is not an IPv4 address such as 127.0.1.1");
  }

  /** The address {@code offset} after this one; never the .0 or .255 of a /24, which some systems refuse. */
  static InetAddress plus(InetAddress first, int offset) {
    byte[] bytes = first.getAddress();
    long number = 0;
    for (byte b : bytes) {
      number = (number << 8) | (b & 0xff);
    }
    long last = number & 0xff;
    long usable = Math.max(0, last - 1) + offset;
    number = (number & ~0xffL) + ((usable / 254) << 8) + usable % 254 + 1;
    for (int i = bytes.length - 1; i >= 0; i--) {
      bytes[i] = (byte) number;
      number >>>= 8;
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an IPv4 address", e);
    }
  }
}
