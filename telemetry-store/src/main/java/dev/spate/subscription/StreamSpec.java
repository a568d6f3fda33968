package dev.spate.subscription;

import java.util.List;

/**
 * What one client asked for on one stream. Overlapping subscriptions are independent of each other.
 *
 * @param updatesOnly leave out what there is at the start
 */
public record StreamSpec(ListMode mode, boolean updatesOnly, List<SubscriptionSpec> subscriptions) {

  public StreamSpec {
    subscriptions = List.copyOf(subscriptions);
  }
}
