package dev.spate.server.rest.stream;

import dev.spate.value.DataSize;
import java.time.Duration;

/**
 * What bounds a client's stream.
 *
 * @param lowestInterval the shortest interval at which it may sample
 * @param highestInterval the longest
 * @param buffer what may wait for a client before it counts as slow, and the changes that come are coalesced
 */
public record StreamLimits(Duration lowestInterval, Duration highestInterval, DataSize buffer) {}
