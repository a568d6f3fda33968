package dev.spate.subscription;

/**
 * The client's end of a stream. Called by one delivery thread at a time, never before {@link Delivery#open} was entered; must not
 * block. Its owner says {@link Stream#ready} when {@link #isReady} turns true again.
 *
 * @param <F> what it takes
 */
public interface Outlet<F> {

  /** Whether more can be taken without piling up. */
  boolean isReady();

  void send(F frame);

  /** All that there was at the start, or at the poll, has been sent. */
  void sync();

  /** ONCE is over. */
  void complete();

  /** Delivery to this stream broke by a fault of our own; nothing more will come. */
  void fail(RuntimeException cause);

  /** What the streams of one connection have in common, compared by {@code equals}: they are served together. */
  Object connection();
}
