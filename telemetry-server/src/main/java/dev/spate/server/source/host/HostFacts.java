package dev.spate.server.source.host;

/**
 * What does not change while the machine runs.
 *
 * @param hostname as the machine calls itself
 * @param software operating system and version
 * @param bootNanos when it was started, in nanoseconds since the epoch
 * @param cpuModel the processor's name
 * @param cpuVendor who made the processor
 */
record HostFacts(
    String hostname, String software, long bootNanos, String cpuModel, String cpuVendor) {}
