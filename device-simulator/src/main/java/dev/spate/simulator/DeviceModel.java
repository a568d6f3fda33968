package dev.spate.simulator;

/** A kind of simulated device: what it is made of where the configuration does not say. */
public enum DeviceModel {
  ROUTER("SR-9", "eth[0-7]", "10G", 4, 16),
  SWITCH("LS-48", "gi0/[0-11]", "100G", 2, 8);

  static final String MANUFACTURER = "Spate";
  static final String SOFTWARE = "SpateOS 1.4.2";

  private final String modelName;
  private final String portNames;
  private final String portSpeed;
  private final int cores;
  private final int memoryGib;

  DeviceModel(String modelName, String portNames, String portSpeed, int cores, int memoryGib) {
    this.modelName = modelName;
    this.portNames = portNames;
    this.portSpeed = portSpeed;
    this.cores = cores;
    this.memoryGib = memoryGib;
  }

  String modelName() {
    return modelName;
  }

  /** The names of the ports of a device whose configuration names none. */
  String portNames() {
    return portNames;
  }

  /** The names of so many ports: {@code eth[0-19]}. */
  String portNames(int count) {
    return portNames.substring(0, portNames.indexOf('[')) + "[0-" + (count - 1) + "]";
  }

  String portSpeed() {
    return portSpeed;
  }

  int cores() {
    return cores;
  }

  long memoryBytes() {
    return (long) memoryGib << 30;
  }

  /** What the device says of itself in LLDP. */
  String description() {
    return MANUFACTURER + " " + modelName + ", " + SOFTWARE;
  }
}
