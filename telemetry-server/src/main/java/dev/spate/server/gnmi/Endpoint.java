package dev.spate.server.gnmi;

import dev.spate.access.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a client connected: to the gateway, which fronts all devices, or to the endpoint of one device, which behaves as that
 * device alone. Immutable.
 *
 * @param listener the listener's name, as {@link dev.spate.access.Access} knows it
 * @param device the one device's name; null for the gateway
 */
public record Endpoint(String listener, @Nullable String device) {

  /** All devices, now and later. */
  static final String ALL_DEVICES = "*";

  /** Most characters of a {@code prefix.target}: a device's endpoint sends it back with every Notification. */
  private static final int LONGEST_TARGET = 1024;

  public static Endpoint gateway(String listener) {
    return new Endpoint(listener, null);
  }

  public static Endpoint device(String listener, String device) {
    return new Endpoint(listener, device);
  }

  /** Who asks. A user's name is not believed before it is authenticated, so there is none. */
  Caller caller() {
    return new Caller(listener, "");
  }

  /**
   * The device that a request's {@code prefix.target} means; null for all.
   *
   * @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT if it is longer than any name
   */
  @Nullable
  String queried(String prefixTarget) {
    if (prefixTarget.length() > LONGEST_TARGET) {
      throw Statuses.invalid("prefix.target has %d characters: at most %d are allowed"
          .formatted(prefixTarget.length(), LONGEST_TARGET));
    }
    if (device != null) {
      return device;
    }
    return prefixTarget.isEmpty() || prefixTarget.equals(ALL_DEVICES) ? null : prefixTarget;
  }

  /** What {@code prefix.target} of an answer is, empty for unset; absent: the name of the device that it is about. */
  Optional<String> answered(String prefixTarget) {
    return device == null ? Optional.empty() : Optional.of(prefixTarget);
  }
}
