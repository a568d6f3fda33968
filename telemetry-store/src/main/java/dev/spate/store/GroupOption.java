package dev.spate.store;

/** What a source may ask for a group at its birth. */
public enum GroupOption {
  /** Keep the recent past of its number leaves: see {@link RecentRing}. */
  RECENT,
  /** Its messages are the container's complete state (gNMI specification §2.1.1, {@code atomic}). */
  ATOMIC
}
