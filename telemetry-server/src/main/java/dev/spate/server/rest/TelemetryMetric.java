package dev.spate.server.rest;

import java.util.Locale;

/** The few figures that say how a device is. */
enum TelemetryMetric {
  /** What all its interfaces carry, both directions added up, in megabits per second; none while the rate of one is not known. */
  BANDWIDTH_MBPS,
  /** The mean one-way delay of its links, in milliseconds. */
  LATENCY_MS,
  /** Packets with errors since the start, in and out, over all its interfaces. */
  PACKET_ERRORS,
  /** The mean share of packets lost on its links, in percent. */
  PACKET_LOSS_PCT,
  /** How busy its processors are, in percent. */
  CPU_PCT,
  /** How much of its memory is used, in percent. */
  MEMORY_PCT;

  /** As it is written in paths and answers: {@code cpu_pct}. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
