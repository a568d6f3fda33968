package dev.spate.value;

/**
 * One value of a counter and when it was collected. Immutable; safe to share.
 *
 * @param timestampNanos nanoseconds since the epoch
 * @param value the counter, 64 bits unsigned
 */
public record Sample(long timestampNanos, long value) {}
