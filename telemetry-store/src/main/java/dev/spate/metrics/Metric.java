package dev.spate.metrics;

import java.util.Locale;

/** Every counter and gauge of our own, declared once with its meaning. */
public enum Metric {
  UPDATES_IN("Leaf values that sources published."),
  GROUPS_PUBLISHED("Publishes of a group of leaves that the store accepted."),
  STALE_PUBLISHES(
      "Publishes refused because their timestamp was older than the present one.", Kind.DROP),
  RECENT_REFUSED(
      "Groups born without the recent past that they were to keep, because its memory was used up."),
  UPDATES_OUT("Leaf values sent to subscribers."),
  DELETES_OUT("Deleted paths sent to subscribers."),
  MESSAGES_OUT("Messages sent to subscribers, sync responses included."),
  BYTES_OUT("Bytes of messages sent to subscribers, before compression and framing."),
  COALESCED(
      "Changes that a subscriber was not sent one by one because it lagged; told to it as duplicates."),
  SAMPLES_SKIPPED(
      "Sample rounds of a subscription skipped because its stream was not ready.", Kind.DROP),
  RINGS_OVERTAKEN("Times a subscriber lagged so far that all it matched had to be compared."),
  FRAMES_ENCODED("Messages encoded for subscribers."),
  FRAMES_SHARED("Messages sent to a subscriber that another had already caused to be encoded."),
  STREAMS_OPENED("Subscribe streams accepted since the start."),
  STREAMS_FAILED("Subscribe streams that ended because delivery to them failed."),
  HTTP_STREAMS_CANCELLED("Event streams that clients left, or that broke with their connection."),
  SIMULATOR_TICKS("Ticks that the simulator's workers finished."),
  SIMULATOR_TICKS_SKIPPED(
      "Ticks of the simulator skipped because the one before took too long.", Kind.DROP),
  COLLECTION_FAILURES("Collections that a source tried and failed."),
  RPCS_STARTED("RPCs that clients started."),
  RPCS_REFUSED("RPCs answered with an error that the client caused."),
  RPCS_FAILED("RPCs that ended because of a fault of our own."),
  RPCS_CANCELLED("RPCs that clients gave up, or that broke with their connection."),
  HTTP_REQUESTS("HTTP requests that were understood."),
  HTTP_REFUSED("HTTP requests answered with an error that the client caused, or for lack of room."),
  HTTP_FAILED("HTTP requests that ended because of a fault of our own."),
  SETS_APPLIED("Set requests carried out."),
  SETS_REFUSED("Set requests refused, so that nothing changed.");

  private enum Kind {
    COUNT,
    DROP
  }

  private final String help;
  private final Kind kind;

  Metric(String help) {
    this(help, Kind.COUNT);
  }

  Metric(String help, Kind kind) {
    this.help = help;
    this.kind = kind;
  }

  /** The name by which it is shown: {@code updates_in}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it counts, in one sentence. */
  public String help() {
    return help;
  }

  /** Whether it counts what was lost to somebody: values that were not stored, or not sent although they were due. */
  public boolean isDrop() {
    return kind == Kind.DROP;
  }
}
