package dev.spate.simulator;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One simulated device, or several alike.
 *
 * @param name its name as a target and as a host, or a range of names such as {@code router[1-9]}
 * @param model router by default (null)
 * @param interfaces its interfaces; those of the model by default (null)
 */
public record DeviceConfig(String name, DeviceModel model, List<InterfaceConfig> interfaces) {

  public DeviceConfig {
    Fields.requireName("name", name);
    Fields.requireHostNames("name", NameRange.expand(name));
    model = Objects.requireNonNullElse(model, DeviceModel.ROUTER);
    interfaces = interfacesOf(model, interfaces);
  }

  private static List<InterfaceConfig> interfacesOf(
      DeviceModel model, @Nullable List<InterfaceConfig> interfaces) {
    return interfaces == null
        ? List.of(InterfaceConfig.named(model.portNames()))
        : List.copyOf(interfaces);
  }
}
