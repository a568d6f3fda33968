package dev.spate.server.source.host;

import dev.spate.value.Field;
import java.time.Duration;

/**
 * How this machine is served as a device.
 *
 * @param enabled whether it is served at all
 * @param name the target's name; empty means the machine's host name
 * @param interval from one sample to the next, 100 ms or more
 */
public record HostConfig(boolean enabled, String name, Duration interval) {

  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  public HostConfig {
    Field.require(
        interval.compareTo(SHORTEST_INTERVAL) >= 0, "interval", interval, "100ms or more");
    if (name.isBlank() != name.isEmpty()) {
      throw new IllegalArgumentException("name is blank; leave it out for the machine's host name");
    }
  }

  public static HostConfig defaults() {
    return new HostConfig(true, "", Duration.ofSeconds(1));
  }
}
