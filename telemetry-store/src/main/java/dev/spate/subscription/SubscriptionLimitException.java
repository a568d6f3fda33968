package dev.spate.subscription;

/** Thrown by {@link Delivery#open}: with the subscriptions of the new stream there would be too many. Nothing was opened. */
public final class SubscriptionLimitException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SubscriptionLimitException(int wanted, int most, int open) {
    super(
        "subscriptions asked for: %d; but %d of the %d that this server allows are open: close some, or name a container instead of its leaves"
            .formatted(wanted, open, most),
        null,
        false,
        false);
  }
}
