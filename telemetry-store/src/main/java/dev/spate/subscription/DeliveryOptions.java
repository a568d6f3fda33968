package dev.spate.subscription;

/**
 * How updates are delivered.
 *
 * @param threads how many threads serve the streams; 0 for none, where {@link Delivery#runDue} is called instead
 */
public record DeliveryOptions(int threads) {

  public DeliveryOptions {
    if (threads < 0 || threads > 256) {
      throw new IllegalArgumentException("delivery threads " + threads + " must be 1 to 256");
    }
  }

  /** One thread a processor, at most 8. */
  public static DeliveryOptions defaults() {
    return new DeliveryOptions(Math.min(8, Runtime.getRuntime().availableProcessors()));
  }

  /** No threads: everything happens in {@link Delivery#runDue}, for deterministic tests. */
  public static DeliveryOptions manual() {
    return new DeliveryOptions(0);
  }
}
