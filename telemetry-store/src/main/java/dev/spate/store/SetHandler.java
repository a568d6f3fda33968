package dev.spate.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The side of a source that carries out a Set on one of its targets. */
@FunctionalInterface
public interface SetHandler {

  /**
   * Checks the whole list against the device, then applies it in order and publishes what changed with one timestamp; or changes
   * nothing. Called for one Set of a target at a time; must not block.
   *
   * @return completes, after publishing, with that timestamp in nanoseconds since the epoch; or exceptionally with a {@link
   *     SetException}
   */
  CompletionStage<Long> set(String target, List<Change> changes);
}
