package dev.spate.value;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What OpenConfig's identities of Ethernet speeds say ({@code openconfig-if-ethernet}, ETHERNET_SPEED). Stateless. */
public final class EthernetSpeed {

  private static final Pattern IDENTITY = Pattern.compile("SPEED_(\\d{1,6})(MB|GB)");

  private EthernetSpeed() {}

  /**
   * The speed of an identity without its module, such as {@code SPEED_2500MB}, in bits a second; empty for {@code SPEED_UNKNOWN}
   * and whatever is no speed.
   */
  public static OptionalLong bitsPerSecond(String identity) {
    Matcher matcher = IDENTITY.matcher(identity);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long unit = matcher.group(2).equals("GB") ? 1_000_000_000 : 1_000_000;
    return OptionalLong.of(Long.parseLong(matcher.group(1)) * unit);
  }
}
