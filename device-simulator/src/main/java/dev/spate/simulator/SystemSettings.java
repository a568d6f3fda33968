package dev.spate.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be set of a device as a whole; null where nobody has. */
record SystemSettings(
    @Nullable String hostname,
    @Nullable String domainName,
    @Nullable String loginBanner,
    @Nullable String motdBanner) {

  /** The leaves of {@code /system/config} that it holds. */
  static final List<String> LEAVES =
      List.of("hostname", "domain-name", "login-banner", "motd-banner");

  /** The same but for one of the leaves; null where it shall not be set any more. */
  SystemSettings with(String leaf, @Nullable String text) {
    return switch (leaf) {
      case "hostname" -> new SystemSettings(text, domainName, loginBanner, motdBanner);
      case "domain-name" -> new SystemSettings(hostname, text, loginBanner, motdBanner);
      case "login-banner" -> new SystemSettings(hostname, domainName, text, motdBanner);
      case "motd-banner" -> new SystemSettings(hostname, domainName, loginBanner, text);
      default -> throw new IllegalArgumentException("there is no setting " + leaf);
    };
  }
}
