package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.GetRequest;
import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.SetRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import com.github.gnmi.proto.TypedValue;
import com.github.gnmi.proto.Update;
import com.google.protobuf.ByteString;
import dev.spate.proto.GnmiPaths;
import java.time.Duration;

/** The words in which tests ask. Paths are as {@link SmallDevice#path} reads them. */
final class Requests {

  private Requests() {}

  static Path path(String text) {
    return GnmiPaths.toProto(SmallDevice.path(text));
  }

  static Path target(String name) {
    return Path.newBuilder().setTarget(name).build();
  }

  static Subscription.Builder targetDefined(String path) {
    return Subscription.newBuilder().setPath(path(path));
  }

  static Subscription.Builder onChange(String path) {
    return targetDefined(path).setMode(SubscriptionMode.ON_CHANGE);
  }

  static Subscription.Builder sample(String path, Duration interval) {
    return targetDefined(path)
        .setMode(SubscriptionMode.SAMPLE)
        .setSampleInterval(interval.toNanos());
  }

  static SubscriptionList.Builder stream(Subscription.Builder... subscriptions) {
    return list(SubscriptionList.Mode.STREAM, subscriptions);
  }

  static SubscriptionList.Builder once(String... paths) {
    return all(SubscriptionList.Mode.ONCE, paths);
  }

  static SubscriptionList.Builder poll(String... paths) {
    return all(SubscriptionList.Mode.POLL, paths);
  }

  private static SubscriptionList.Builder all(SubscriptionList.Mode mode, String... paths) {
    SubscriptionList.Builder list = list(mode);
    for (String path : paths) {
      list.addSubscription(targetDefined(path));
    }
    return list;
  }

  private static SubscriptionList.Builder list(
      SubscriptionList.Mode mode, Subscription.Builder... subscriptions) {
    SubscriptionList.Builder list =
        SubscriptionList.newBuilder().setMode(mode).setEncoding(Encoding.PROTO);
    for (Subscription.Builder subscription : subscriptions) {
      list.addSubscription(subscription);
    }
    return list;
  }

  static GetRequest.Builder get(String... paths) {
    GetRequest.Builder get = GetRequest.newBuilder().setEncoding(Encoding.PROTO);
    for (String path : paths) {
      get.addPath(path(path));
    }
    return get;
  }

  /** A Set on router1. */
  static SetRequest.Builder set() {
    return SetRequest.newBuilder().setPrefix(target("router1"));
  }

  static Update update(String path, TypedValue value) {
    return Update.newBuilder().setPath(path(path)).setVal(value).build();
  }

  static TypedValue text(String value) {
    return TypedValue.newBuilder().setStringVal(value).build();
  }

  static TypedValue uint(long value) {
    return TypedValue.newBuilder().setUintVal(value).build();
  }

  static TypedValue bool(boolean value) {
    return TypedValue.newBuilder().setBoolVal(value).build();
  }

  static TypedValue json(String value) {
    return TypedValue.newBuilder().setJsonVal(ByteString.copyFromUtf8(value)).build();
  }

  static TypedValue ietf(String value) {
    return TypedValue.newBuilder()
        .setJsonIetfVal(ByteString.copyFromUtf8(value))
        .build();
  }
}
