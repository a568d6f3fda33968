package dev.spate.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What can be set of an interface. What nobody has set is null and has the device's default in its state.
 *
 * @param kind null for an interface that is being created and whose type has not been said yet
 * @param loopbackMode a name of {@code openconfig-transport-types}' loopback-mode-type
 */
record InterfaceSettings(
    @Nullable InterfaceKind kind,
    @Nullable Integer mtu,
    @Nullable String description,
    boolean enabled,
    String loopbackMode) {
  static final String NO_LOOPBACK = "NONE";

  /** The default of every leaf. */
  static InterfaceSettings defaults(@Nullable InterfaceKind kind) {
    return new InterfaceSettings(kind, null, null, true, NO_LOOPBACK);
  }

  InterfaceSettings withKind(InterfaceKind newKind) {
    return new InterfaceSettings(newKind, mtu, description, enabled, loopbackMode);
  }

  InterfaceSettings withMtu(@Nullable Integer newMtu) {
    return new InterfaceSettings(kind, newMtu, description, enabled, loopbackMode);
  }

  InterfaceSettings withDescription(@Nullable String newDescription) {
    return new InterfaceSettings(kind, mtu, newDescription, enabled, loopbackMode);
  }

  InterfaceSettings withEnabled(boolean newEnabled) {
    return new InterfaceSettings(kind, mtu, description, newEnabled, loopbackMode);
  }

  InterfaceSettings withLoopbackMode(String newLoopbackMode) {
    return new InterfaceSettings(kind, mtu, description, enabled, newLoopbackMode);
  }

  /** The MTU in use. */
  int effectiveMtu() {
    return mtu == null ? InterfaceConfig.DEFAULT_MTU : mtu;
  }
}
