package dev.spate.subscription;

/**
 * How updates are delivered.
 *
 * @param threads how many threads serve the streams; 0 for none, where {@link Delivery#runDue} is called instead
 * @param maxSubscriptions most subscriptions open at once, over all streams, whoever opened them
 */
public record DeliveryOptions(int threads, int maxSubscriptions) {

  /** Each costs a few kilobytes, its RPC included. */
  public static final int DEFAULT_MAX_SUBSCRIPTIONS = 10_000;

  public DeliveryOptions {
    if (threads < 0 || threads > 256) {
      throw new IllegalArgumentException("delivery threads " + threads + " must be 1 to 256");
    }
    if (maxSubscriptions < 1) {
      throw new IllegalArgumentException(
          "maxSubscriptions is " + maxSubscriptions + ", but must be at least 1");
    }
  }

  /** With the usual limit of subscriptions. */
  public DeliveryOptions(int threads) {
    this(threads, DEFAULT_MAX_SUBSCRIPTIONS);
  }

  /** One thread a processor, at most 8. */
  public static DeliveryOptions defaults() {
    return new DeliveryOptions(Math.min(8, Runtime.getRuntime().availableProcessors()));
  }

  /** No threads: everything happens in {@link Delivery#runDue}, for deterministic tests. */
  public static DeliveryOptions manual() {
    return new DeliveryOptions(0);
  }

  /** The same with another limit of subscriptions. */
  public DeliveryOptions withMaxSubscriptions(int most) {
    return new DeliveryOptions(threads, most);
  }
}
