package dev.spate.server.rest.stream;

import dev.spate.value.DataSize;
import java.time.Duration;

/**
 * What bounds a client's stream.
 *
 * @param lowestInterval the shortest interval at which it may sample
 * @param highestInterval the longest
 * @param buffer what may wait for a client before it counts as slow, and the changes that come are coalesced
 * @param keepAlive how often it is sent something, even if there is no news
 * @param idleTimeout for how long its connection may carry nothing before it is closed; longer than {@code keepAlive}, or whoever has
 *     no news is cut off
 */
public record StreamLimits(
    Duration lowestInterval,
    Duration highestInterval,
    DataSize buffer,
    Duration keepAlive,
    Duration idleTimeout) {

  /** Shorter than the minute after which proxies close what is idle (nginx: proxy_read_timeout). */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  /** Keeps connections alive as often as proxies want it. */
  public StreamLimits(Duration lowestInterval, Duration highestInterval, DataSize buffer) {
    this(lowestInterval, highestInterval, buffer, KEEP_ALIVE, IDLE_TIMEOUT);
  }
}
