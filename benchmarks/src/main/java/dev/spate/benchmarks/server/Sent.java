package dev.spate.benchmarks.server;

/**
 * What a server sent to all its clients since it started.
 *
 * @param updates leaf values
 * @param messages syncs included
 * @param bytes of messages
 * @param coalesced changes that were told as duplicates of a later one; the rulers coalesce none
 * @param skipped what was not sent as the stream was not ready: rounds of SAMPLE, and of the rulers also messages of ON_CHANGE
 * @param dropped publishes that were refused
 */
record Sent(long updates, long messages, long bytes, long coalesced, long skipped, long dropped) {}
