package dev.spate.simulator;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The speeds that {@code openconfig-if-ethernet} knows. */
enum PortSpeed {
  SPEED_10MB("10M", 10_000_000L),
  SPEED_100MB("100M", 100_000_000L),
  SPEED_1GB("1G", 1_000_000_000L),
  SPEED_2500MB("2.5G", 2_500_000_000L),
  SPEED_5GB("5G", 5_000_000_000L),
  SPEED_10GB("10G", 10_000_000_000L),
  SPEED_25GB("25G", 25_000_000_000L),
  SPEED_40GB("40G", 40_000_000_000L),
  SPEED_50GB("50G", 50_000_000_000L),
  SPEED_100GB("100G", 100_000_000_000L),
  SPEED_200GB("200G", 200_000_000_000L),
  SPEED_400GB("400G", 400_000_000_000L),
  SPEED_800GB("800G", 800_000_000_000L);

  private final String text;
  private final long bitsPerSecond;

  PortSpeed(String text, long bitsPerSecond) {
    this.text = text;
    this.bitsPerSecond = bitsPerSecond;
  }

  /**
   * The speed that a configuration writes as {@code 10G}.
   *
   * @throws IllegalArgumentException naming the text and what would be right
   */
  static PortSpeed parse(String text) {
    for (PortSpeed speed : values()) {
      if (speed.text.equals(text)) {
        return speed;
      }
    }
    throw new IllegalArgumentException("speed is \"" + text + "\", but must be one of "
        + Arrays.stream(values()).map(speed -> speed.text).collect(Collectors.joining(", ")));
  }

  long bitsPerSecond() {
    return bitsPerSecond;
  }
}
