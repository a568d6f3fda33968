package dev.spate.spi;

import dev.spate.store.Store;
import dev.spate.subscription.Delivery;

/** Something that reads the store and passes it on: to a bus, a database, a file. */
public interface Sink extends AutoCloseable {

  /** What the operator calls it; unique in one server. */
  String name();

  /**
   * Begins to read, usually by opening a stream of the delivery. Called once. Returns fast, and does not fail because something outside
   * is absent.
   *
   * @throws Exception if it can never work as it is configured
   */
  void start(Store store, Delivery delivery) throws Exception;

  @Override
  void close();
}
