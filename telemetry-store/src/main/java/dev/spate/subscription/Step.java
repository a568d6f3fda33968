package dev.spate.subscription;

import org.jspecify.annotations.Nullable;

/**
 * One subscription's way from what it was told of a group to the next, and the frame that was sent for it: kept in the slot of the
 * group, for the others of the selection that go the same way, which is all of them as long as none lags. Immutable; safe
 * to share.
 *
 * <p>What is sent follows from the two versions, what the round sends and the encoder alone; a subscription for which it does not takes
 * no such step.
 *
 * @param from the version that was told before; 0 for none
 * @param updates how many leaves the frame has, and so on
 */
record Step(
    long from,
    Told to,
    Subscription.Round what,
    FrameEncoder<?> encoder,
    Object frame,
    int updates,
    int deletes,
    long duplicates) {

  static Step of(
      @Nullable Told known,
      Told to,
      Subscription.Round what,
      FrameEncoder<?> encoder,
      Delta delta,
      Object frame) {
    return new Step(
        known == null ? 0 : known.version(),
        to,
        what,
        encoder,
        frame,
        Long.bitCount(delta.updates()),
        Long.bitCount(delta.deletes()),
        delta.totalDuplicates());
  }

  boolean leads(@Nullable Told known, Subscription.Round kind, FrameEncoder<?> by) {
    return from == (known == null ? 0 : known.version())
        && what == kind
        && to.version() == to.group().version()
        && encoder.equals(by);
  }
}
