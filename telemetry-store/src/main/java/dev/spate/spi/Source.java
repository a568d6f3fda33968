package dev.spate.spi;

import dev.spate.store.Store;

/**
 * Something that writes measurements into the store: a simulated network, this host, a device that is asked.
 *
 * <p>It claims its targets with {@link Store#claim}, gives birth to their groups, and publishes them from threads of its own.
 */
public interface Source extends AutoCloseable {

  /** What the operator calls it; unique in one server. */
  String name();

  /** What sort of source it is, such as {@code simulator} or {@code host}. */
  String kind();

  /**
   * Claims its targets and begins to publish. Called once. Returns fast, and does not fail because something outside is
   * absent: that is tried again, and told by {@link #status}.
   *
   * @throws Exception if it can never work as it is configured, such as a target's name that is taken
   */
  void start(Store store) throws Exception;

  /** How it is doing. Any thread; does not block. */
  SourceStatus status();

  /** Stops publishing, gives back its targets, ends its threads. */
  @Override
  void close();
}
