package dev.spate.cli.live;

import io.grpc.Status;

/** How the subscription is. */
sealed interface LinkState {

  /** Nothing has come yet. */
  record Opening() implements LinkState {}

  /** Updates come. */
  record Live() implements LinkState {}

  /**
   * It broke off, and is tried again.
   *
   * @param why as the server, or the network, said
   * @param sinceNanos of a clock that never goes back
   */
  record Lost(Status why, long sinceNanos) implements LinkState {

    /** One line for a person. */
    String reason() {
      String description = why.getDescription();
      String text = description == null || description.isBlank()
          ? why.getCode().toString()
          : description.lines().findFirst().orElse("");
      return TextWidth.printable(text);
    }
  }

  /**
   * It is there again.
   *
   * @param awayNanos how long it was not
   * @param sinceNanos of a clock that never goes back
   */
  record Back(long awayNanos, long sinceNanos) implements LinkState {}
}
