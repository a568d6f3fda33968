package dev.spate.simulator;

import java.util.List;
import java.util.function.Predicate;
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

  /** The leaves of an interface's config that can be set at any time. */
  static final List<String> LEAVES = List.of("mtu", "description", "enabled", "loopback-mode");

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

  /** The same but for those of the {@link #LEAVES} that are chosen, which have their defaults. */
  InterfaceSettings reset(Predicate<String> isReset) {
    InterfaceSettings defaults = defaults(kind);
    return new InterfaceSettings(
        kind,
        isReset.test("mtu") ? defaults.mtu : mtu,
        isReset.test("description") ? defaults.description : description,
        isReset.test("enabled") ? defaults.enabled : enabled,
        isReset.test("loopback-mode") ? defaults.loopbackMode : loopbackMode);
  }

  /** Whether it is in a test mode, in which it passes no packets. */
  boolean isLooped() {
    return !loopbackMode.equals(NO_LOOPBACK);
  }

  /** The MTU in use. */
  int effectiveMtu() {
    return mtu == null ? InterfaceConfig.DEFAULT_MTU : mtu;
  }
}
