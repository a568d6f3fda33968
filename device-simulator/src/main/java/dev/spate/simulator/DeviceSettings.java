package dev.spate.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that can be set of a device, as it stands between two Sets. Immutable.
 *
 * @param interfaces by name, every interface that there is
 */
record DeviceSettings(SystemSettings system, Map<String, InterfaceSettings> interfaces) {

  DeviceSettings {
    interfaces = Collections.unmodifiableMap(new LinkedHashMap<>(interfaces));
  }

  /** A device as it is configured. */
  static DeviceSettings of(Network.Node node) {
    Map<String, InterfaceSettings> interfaces = new LinkedHashMap<>();
    for (Network.Port port : node.ports()) {
      String description = port.config().description();
      if (description.isEmpty() && port.peer() != null) {
        description = "to " + port.peer().device() + ":" + port.peer().name();
      }
      interfaces.put(port.name(), settings(port.config(), description));
    }
    for (InterfaceConfig loopback : node.loopbacks()) {
      interfaces.put(loopback.name(), settings(loopback, loopback.description()));
    }
    return new DeviceSettings(new SystemSettings(node.name(), null, null, null), interfaces);
  }

  private static InterfaceSettings settings(InterfaceConfig config, String description) {
    return new InterfaceSettings(
        config.kind(),
        config.mtu(),
        description.isEmpty() ? null : description,
        config.enabled(),
        InterfaceSettings.NO_LOOPBACK);
  }
}
