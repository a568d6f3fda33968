package dev.spate.cli.bench;

import org.HdrHistogram.Histogram;

/**
 * What was received in a window of time, of all streams together.
 *
 * @param nanos length of the window
 * @param updates leaves, or trees, with their values
 * @param deletes paths that are gone
 * @param messages SubscribeResponses of any kind
 * @param bytes of these messages, uncompressed and without the framing of gRPC and HTTP/2
 * @param duplicates values that were coalesced: the sum of the duplicates of all updates
 * @param syncs sync_responses
 * @param badMessages that are no SubscribeResponse, or of which protobuf says something else than was counted
 * @param latencyNanos from a Notification's timestamp to its receipt, once for each of its updates and deletes; of streams in mode
 *     STREAM after their sync_response, because before it a timestamp tells the age of a value
 * @param untimely updates and deletes that are not in {@code latencyNanos}, because their timestamp was in the future by this machine's
 *     clock or more than {@link #MAX_NANOS} ago
 * @param interArrivalNanos between two Notifications of one stream, of the same streams
 * @param toFirstNanos from a request or poll to the first message that answers it
 * @param toSyncNanos from a request or poll to the sync_response that ends the answer
 * @param clientCpuNanos user and system time of this process, all of its threads
 * @param firstUpdateNanos when the first update was received, in nanoseconds since the epoch; 0 if none was
 * @param lastUpdateNanos when the last update was received, in nanoseconds since the epoch; 0 if none was
 * @param minUpdatesOfAStream of the stream with the fewest; stalled ones do not count
 * @param maxUpdatesOfAStream of the stream with the most
 */
public record Measurement(
    long nanos,
    long updates,
    long deletes,
    long messages,
    long bytes,
    long duplicates,
    long syncs,
    long badMessages,
    Histogram latencyNanos,
    long untimely,
    Histogram interArrivalNanos,
    Histogram toFirstNanos,
    Histogram toSyncNanos,
    long clientCpuNanos,
    long firstUpdateNanos,
    long lastUpdateNanos,
    long minUpdatesOfAStream,
    long maxUpdatesOfAStream) {

  /** The longest time that a histogram holds: an hour. Longer ones count as this, but for latencies. */
  public static final long MAX_NANOS = 3_600_000_000_000L;
}
