package dev.spate.simulator;

import dev.spate.value.Field;
import java.util.List;

/**
 * Many devices alike, named by a prefix and a number from 1 on, and linked into a ring where they have ports enough.
 *
 * @param count how many, 0 to 100,000; none by default
 * @param interfaces how many ports each has, 1 to 10,000
 * @param model what they are
 * @param prefix what their names begin with
 */
public record GeneratorConfig(int count, int interfaces, DeviceModel model, String prefix) {
  private static final int MOST_DEVICES = 100_000;
  private static final int MOST_INTERFACES = 10_000;

  public GeneratorConfig {
    Field.require(count >= 0 && count <= MOST_DEVICES, "count", count, "0 to " + MOST_DEVICES);
    Field.require(
        interfaces >= 1 && interfaces <= MOST_INTERFACES,
        "interfaces",
        interfaces,
        "1 to " + MOST_INTERFACES);
    Fields.requireHostNames("prefix", List.of(prefix));
  }

  /** No device. */
  public static GeneratorConfig defaults() {
    return new GeneratorConfig(0, 20, DeviceModel.ROUTER, "sim");
  }
}
