package dev.spate.simulator;

import dev.spate.value.Field;
import java.util.Objects;

/**
 * One interface of a simulated device, or several alike. What is left out (null) has the default named below; the accessors never
 * return null.
 *
 * @param name its name, or a range of names such as {@code eth[0-7]}
 * @param kind ethernet by default
 * @param speed of a port, such as {@code 10G}; that of the device's model by default
 * @param mtu the largest packet without the header of Ethernet, in octets, 68 to 9216; 1500 by default
 * @param description a text; by default a linked port names its peer, and any other has none
 * @param enabled whether it is administratively up; true by default
 * @param load mean load of what a port sends in the busiest hour, as a share of its speed; 0, the default, draws one around the
 *     network's mean load
 */
public record InterfaceConfig(
    String name,
    InterfaceKind kind,
    String speed,
    Integer mtu,
    String description,
    Boolean enabled,
    Double load) {
  static final int SMALLEST_MTU = 68;
  static final int LARGEST_MTU = 9216;
  static final int DEFAULT_MTU = 1500;

  public InterfaceConfig {
    Fields.requireName("name", name);
    kind = Objects.requireNonNullElse(kind, InterfaceKind.ETHERNET);
    speed = Objects.requireNonNullElse(speed, "");
    mtu = Objects.requireNonNullElse(mtu, DEFAULT_MTU);
    description = Objects.requireNonNullElse(description, "");
    enabled = Objects.requireNonNullElse(enabled, true);
    load = Objects.requireNonNullElse(load, 0.0);
    if (!speed.isEmpty()) {
      PortSpeed.parse(speed);
    }
    Field.require(
        mtu >= SMALLEST_MTU && mtu <= LARGEST_MTU,
        "mtu",
        mtu,
        SMALLEST_MTU + " to " + LARGEST_MTU + " octets");
    Field.require(load >= 0 && load <= 1, "load", load, "0 to 1");
  }

  /** Interfaces of a name or range of names, with everything at its default. */
  public static InterfaceConfig named(String name) {
    return new InterfaceConfig(name, InterfaceKind.ETHERNET, "", DEFAULT_MTU, "", true, 0.0);
  }
}
