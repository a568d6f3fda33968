package dev.spate.server.networktelemetry;

import dev.spate.proto.networktelemetry.InterfaceCounters;
import dev.spate.store.GroupReading;
import dev.spate.store.LeafValues;
import dev.spate.store.Shape;
import dev.spate.subscription.Delta;
import java.util.Optional;
import java.util.OptionalLong;

/** What a group at or below an interface's state says. Immutable; shared by all streams that watch the interface. */
sealed interface News {

  /** Whether it is administratively up. */
  record Status(boolean enabled, long timestampNanos) implements News {}

  /** What it has counted, without its name. */
  record Counts(InterfaceCounters counters) implements News {}

  /** It is gone. */
  record Removed() implements News {}

  /** Nothing that is told here. */
  record Other() implements News {}

  /** What a message of a subscription says. */
  static News of(Delta delta) {
    return delta.deletedBranch() != null ? new Removed() : of(delta.reading());
  }

  static News of(GroupReading reading) {
    LeafValues values = reading.values();
    if (reads(values, "in-octets") || reads(values, "out-octets")) {
      return new Counts(counters(values, reading.timestampNanos()));
    }
    Optional<Boolean> enabled = text(values, "enabled").map(Boolean::valueOf);
    Optional<Boolean> adminUp = text(values, "admin-status").map("UP"::equals);
    return enabled.isEmpty() && adminUp.isEmpty()
        ? new Other()
        : new Status(enabled.orElse(true) && adminUp.orElse(true), reading.timestampNanos());
  }

  private static boolean reads(LeafValues values, String leaf) {
    return values.shape().indexOf(leaf) >= 0;
  }

  private static InterfaceCounters counters(LeafValues values, long timestampNanos) {
    InterfaceCounters.Builder counters =
        InterfaceCounters.newBuilder().setTimestamp(timestampNanos);
    number(values, "in-octets").ifPresent(counters::setBytesRx);
    number(values, "out-octets").ifPresent(counters::setBytesTx);
    number(values, "in-pkts").ifPresent(counters::setPacketsRx);
    number(values, "out-pkts").ifPresent(counters::setPacketsTx);
    number(values, "in-errors").ifPresent(counters::setErrorsRx);
    number(values, "out-errors").ifPresent(counters::setErrorsTx);
    number(values, "in-discards").ifPresent(counters::setDiscardsRx);
    number(values, "out-discards").ifPresent(counters::setDiscardsTx);
    return counters.build();
  }

  private static OptionalLong number(LeafValues values, String leaf) {
    int index = values.shape().indexOf(leaf);
    return index >= 0 && values.isPresent(index)
        ? OptionalLong.of(values.number(index))
        : OptionalLong.empty();
  }

  private static Optional<String> text(LeafValues values, String leaf) {
    Shape shape = values.shape();
    int index = shape.indexOf(leaf);
    return index >= 0 && values.isPresent(index)
        ? Optional.of(values.value(index).text())
        : Optional.empty();
  }
}
