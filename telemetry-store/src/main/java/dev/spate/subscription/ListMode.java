package dev.spate.subscription;

/** How long a stream lives (gNMI specification §3.5.1.5). */
public enum ListMode {
  /** What there is now, once. */
  ONCE,
  /** What there is now, then what comes. */
  STREAM,
  /** What there is, each time it is asked for. */
  POLL
}
