package dev.spate.cli.live;

import com.github.gnmi.proto.Notification;
import io.grpc.Status;

/** What happens to a display, in the order in which it happened. */
sealed interface Event {

  /** Values came, or some went. */
  record Received(Notification notification) implements Event {}

  /** Everything that there is has come. */
  record Synced() implements Event {}

  /** The subscription has ended, well or not. */
  record Ended(Status status) implements Event {}

  /** A person has pressed a key. */
  record Pressed(Key key) implements Event {}

  /** The terminal is gone. */
  record TerminalGone() implements Event {}
}
