package dev.spate.benchmarks.server;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import java.util.Locale;

/**
 * What a client asked a ruler for; its paths are not looked at, for a ruler sends everybody everything.
 *
 * @param sampleNanos between two rounds of SAMPLE, in nanoseconds; 0 in the other modes
 */
record Asked(Mode mode, Encoding encoding, long sampleNanos) {

  /** What the clients of a measurement ask for. */
  enum Mode {
    ON_CHANGE,
    SAMPLE,
    ONCE;

    /** {@code on-change}, as the command line has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Reads the first message of a stream.
   *
   * @throws IllegalArgumentException if it asks for what the rulers have not
   */
  static Asked of(SubscribeRequest request) {
    SubscriptionList list = request.getSubscribe();
    if (list.getMode() == SubscriptionList.Mode.ONCE) {
      return new Asked(Mode.ONCE, list.getEncoding(), 0);
    }
    if (list.getMode() != SubscriptionList.Mode.STREAM || list.getSubscriptionCount() == 0) {
      throw new IllegalArgumentException(
          "subscribe.mode must be ONCE, or STREAM with a subscription, and is " + list.getMode());
    }
    Subscription first = list.getSubscription(0);
    if (first.getMode() == SubscriptionMode.ON_CHANGE) {
      return new Asked(Mode.ON_CHANGE, list.getEncoding(), 0);
    }
    if (first.getMode() != SubscriptionMode.SAMPLE || first.getSampleInterval() <= 0) {
      throw new IllegalArgumentException(
          "subscription.mode must be ON_CHANGE, or SAMPLE with an interval, and is "
              + first.getMode());
    }
    return new Asked(Mode.SAMPLE, list.getEncoding(), first.getSampleInterval());
  }
}
