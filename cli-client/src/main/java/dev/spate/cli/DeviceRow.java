package dev.spate.cli;

import org.jspecify.annotations.Nullable;

/**
 * A device as far as a server tells of it.
 *
 * @param target its name
 * @param source what feeds it; empty where the server does not tell
 * @param state live, stale or waiting
 * @param ageNanos of its newest measurement; null before the first
 * @param error what went wrong with its source last; empty while all is well
 */
record DeviceRow(
    String target, String source, String state, @Nullable Long ageNanos, String error) {}
