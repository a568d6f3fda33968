package dev.spate.value;

import java.time.Duration;

/** Checks of the components of a configuration record. */
public final class Field {
  private Field() {}

  /**
   * Refuses a value that is not valid.
   *
   * @param name the component's, with which the message begins: so whoever reads the configuration can say where it stands
   * @param value what it is
   * @param wanted what would be right
   * @throws IllegalArgumentException {@code tick is 1ms, but must be 10ms to 1m}
   */
  public static void require(boolean valid, String name, Object value, String wanted) {
    if (!valid) {
      Object shown = value instanceof Duration duration ? Durations.format(duration) : value;
      throw new IllegalArgumentException(name + " is " + shown + ", but must be " + wanted);
    }
  }
}
