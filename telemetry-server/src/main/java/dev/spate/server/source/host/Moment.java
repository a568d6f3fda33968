package dev.spate.server.source.host;

/**
 * When a sample was taken.
 *
 * @param epochNanos nanoseconds since the epoch
 * @param clockReset whether the machine's clock was set back since the sample before
 */
record Moment(long epochNanos, boolean clockReset) {}
