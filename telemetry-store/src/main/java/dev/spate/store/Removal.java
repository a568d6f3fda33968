package dev.spate.store;

import dev.spate.path.Path;

/**
 * The end of a branch: what a delete took away at once.
 *
 * @param sequence orders the removals of one store
 * @param target the target's name
 * @param branch the highest node that went
 * @param timestampNanos when, in nanoseconds since the epoch
 * @param groups how many groups went with it
 */
public record Removal(long sequence, String target, Path branch, long timestampNanos, int groups) {}
