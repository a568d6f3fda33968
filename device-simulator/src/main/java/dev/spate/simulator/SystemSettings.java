package dev.spate.simulator;

import org.jspecify.annotations.Nullable;

/** What can be set of a device as a whole; null where nobody has. */
record SystemSettings(
    @Nullable String hostname,
    @Nullable String domainName,
    @Nullable String loginBanner,
    @Nullable String motdBanner) {

  SystemSettings withHostname(@Nullable String name) {
    return new SystemSettings(name, domainName, loginBanner, motdBanner);
  }

  SystemSettings withDomainName(@Nullable String name) {
    return new SystemSettings(hostname, name, loginBanner, motdBanner);
  }

  SystemSettings withLoginBanner(@Nullable String banner) {
    return new SystemSettings(hostname, domainName, banner, motdBanner);
  }

  SystemSettings withMotdBanner(@Nullable String banner) {
    return new SystemSettings(hostname, domainName, loginBanner, banner);
  }
}
