package dev.spate.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a target listens.
 *
 * @param host a name or an IP address, without brackets
 * @param port 1 to 65535
 */
record Address(String host, int port) {

  /** What IANA registered for gNMI. */
  static final int DEFAULT_PORT = 9339;

  private static final Pattern LOOPBACK_V4 =
      Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

  /**
   * Reads {@code host:port}, {@code host}, {@code [ipv6]:port} or {@code ipv6}; the port is 9339 where none is given.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Address parse(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.lastIndexOf(':');
    boolean bareV6 = bracket < 0 && text.indexOf(':') != colon;
    boolean hasPort = colon > bracket && !bareV6;
    String host = hasPort ? text.substring(0, colon) : text;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isEmpty()
        || host.indexOf('/') >= 0
        || host.indexOf('[') >= 0
        || host.indexOf(']') >= 0) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address; write host:port, such as 127.0.0.1:9339");
    }
    return new Address(host, hasPort ? port(text, text.substring(colon + 1)) : DEFAULT_PORT);
  }

  private static int port(String text, String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number that is out of range
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" has no port from 1 to 65535 behind its colon");
  }

  /** Whether it can only be this machine, told from the text alone. */
  boolean isLoopback() {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("::1")
        || LOOPBACK_V4.matcher(name).matches();
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
