package dev.spate.subscription;

/**
 * Turns news into the form that goes out, such as the bytes of a message. Called by several delivery threads; must be pure, for
 * its frames are shared: streams that use the same encoder (compared by {@code equals}) and are to be told the same get the
 * same frame.
 *
 * @param <F> the form; immutable
 */
@FunctionalInterface
public interface FrameEncoder<F> {

  /**
   * Makes a frame of what is to be told.
   *
   * @param delta valid during this call only
   */
  F encode(Delta delta);

  /** How many bytes a frame is on its way, for the count; 0 if it is none that could be counted. */
  default int size(F frame) {
    return 0;
  }
}
