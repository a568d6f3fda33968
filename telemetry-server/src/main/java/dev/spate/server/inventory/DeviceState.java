package dev.spate.server.inventory;

/**
 * How a device is.
 *
 * @param target its name
 * @param source the name of the source that feeds it; empty for one that was claimed after the start
 * @param lastUpdateNanos when it was last heard of, in nanoseconds since the epoch; 0 before the first time
 */
public record DeviceState(String target, String source, Freshness freshness, long lastUpdateNanos) {

  /** Whether measurements arrive. */
  public enum Freshness {
    /** None has arrived yet. */
    WAITING,
    /** They arrive. */
    LIVE,
    /** They have stopped, or their source has. */
    STALE
  }
}
