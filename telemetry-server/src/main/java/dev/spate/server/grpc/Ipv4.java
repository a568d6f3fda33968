package dev.spate.server.grpc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** IPv4 addresses as numbers, to count through them. */
final class Ipv4 {

  private static final Pattern DOTTED = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  /** Addresses of a /24 that every system takes: not .0, not .255. */
  private static final long USABLE = 254;

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

  /** The usable address that is {@code offset} after the first: 127.0.1.254 is followed by 127.0.2.1. */
  static InetAddress plus(InetAddress first, int offset) {
    long number = ByteBuffer.wrap(first.getAddress()).getInt() & 0xffff_ffffL;
    long network = number & ~0xffL;
    long host = Math.max(0, (number & 0xff) - 1) + offset;
    number = network + ((host / USABLE) << 8) + host % USABLE + 1;
    try {
      return InetAddress.getByAddress(
          ByteBuffer.allocate(4).putInt((int) number).array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an IPv4 address", e);
    }
  }
}
