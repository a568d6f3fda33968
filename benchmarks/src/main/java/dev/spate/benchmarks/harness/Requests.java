package dev.spate.benchmarks.harness;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import java.time.Duration;

/** What the streams ask for. */
final class Requests {
  static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);

  private Requests() {}

  /** The counters of every interface of every device. */
  static SubscribeRequest everything(Traffic traffic) {
    return counters("", "*", traffic);
  }

  /**
   * The counters of one interface, or of all.
   *
   * @param target a device, or nothing for all
   * @param name of the interface, or a star
   */
  static SubscribeRequest counters(String target, String name, Traffic traffic) {
    Path path = Path.newBuilder()
        .addElem(PathElem.newBuilder().setName("interfaces"))
        .addElem(PathElem.newBuilder().setName("interface").putKey("name", name))
        .addElem(PathElem.newBuilder().setName("state"))
        .addElem(PathElem.newBuilder().setName("counters"))
        .build();
    Subscription.Builder subscription = Subscription.newBuilder().setPath(path);
    SubscriptionList.Builder list = SubscriptionList.newBuilder()
        .setEncoding(Encoding.valueOf(traffic.encoding().name()));
    if (!target.isEmpty()) {
      list.setPrefix(Path.newBuilder().setTarget(target));
    }
    switch (traffic.mode()) {
      case ONCE -> list.setMode(SubscriptionList.Mode.ONCE);
      case ON_CHANGE -> subscription.setMode(SubscriptionMode.ON_CHANGE);
      case SAMPLE ->
        subscription.setMode(SubscriptionMode.SAMPLE).setSampleInterval(SAMPLE_INTERVAL.toNanos());
    }
    return SubscribeRequest.newBuilder()
        .setSubscribe(list.addSubscription(subscription))
        .build();
  }
}
