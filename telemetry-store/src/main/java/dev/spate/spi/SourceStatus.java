package dev.spate.spi;

import org.jspecify.annotations.Nullable;

/**
 * How a source is doing.
 *
 * @param lastUpdateNanos when it published last, in nanoseconds since the epoch; 0 if it never did
 * @param error why it is not running, or what went wrong last; null if nothing
 */
public record SourceStatus(
    State state, long lastUpdateNanos, @Nullable String error) {

  /** What a source is up to. */
  public enum State {
    /** Nothing was published yet. */
    STARTING,
    RUNNING,
    /** The last try failed; it goes on trying. */
    FAILED,
    STOPPED
  }
}
