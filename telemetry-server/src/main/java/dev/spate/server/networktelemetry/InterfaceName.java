package dev.spate.server.networktelemetry;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.proto.networktelemetry.SubscribeError.Code;
import org.jspecify.annotations.Nullable;

/** An interface of a device: {@code router1:eth0}. */
record InterfaceName(String device, String name) {

  /**
   * Reads what a request says.
   *
   * @param own the device whose endpoint it is, which a name may leave out; null at the gateway
   */
  static InterfaceName parse(String text, @Nullable String own) throws Refusal {
    int colon = text.indexOf(':');
    if (own != null && colon < 0 && !text.isEmpty()) {
      return new InterfaceName(own, text);
    }
    if (colon <= 0 || colon == text.length() - 1) {
      throw Refusal.invalid("interface_name is \"" + text + "\", but must be "
          + (own == null
              ? "device:interface, such as router1:eth0"
              : "an interface of " + own + ", such as eth0 or " + own + ":eth0"));
    }
    InterfaceName parsed = new InterfaceName(text.substring(0, colon), text.substring(colon + 1));
    if (own != null && !parsed.device.equals(own)) {
      throw new Refusal(
          Code.DOES_NOT_EXIST,
          "Device \"" + parsed.device + "\" is not at this endpoint, which is that of " + own);
    }
    return parsed;
  }

  /** Where its status is; the counters are below it. */
  Path state() {
    return Path.ROOT
        .child("interfaces")
        .child(PathElem.of("interface", "name", name))
        .child("state");
  }

  @Override
  public String toString() {
    return device + ':' + name;
  }
}
