package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import dev.spate.value.Value;
import java.util.List;

/** An interface's configuration and state as the store shows them; its counters are {@link CounterTree}'s. */
final class InterfaceTree {
  private static final List<String> CONFIG =
      List.of("name", "type", "mtu", "loopback-mode", "description", "enabled");
  private static final List<String> STATE = List.of(
      "name",
      "type",
      "mtu",
      "loopback-mode",
      "description",
      "enabled",
      "ifindex",
      "admin-status",
      "oper-status",
      "last-change",
      "logical",
      "management",
      "cpu");

  private final Path path;
  private final GroupWriter entry;
  private final GroupWriter config;
  private final GroupWriter state;
  private String operStatus = "";

  InterfaceTree(Target target, String name, int ifindex, boolean logical) {
    path = Paths.interfaceOf(name);
    entry = new GroupWriter(target, path, List.of("name")).text("name", name);
    config = new GroupWriter(target, path.child("config"), CONFIG).text("name", name);
    state =
        new GroupWriter(target, path.child("state"), STATE, GroupOption.RECENT).text("name", name);
    state
        .number("ifindex", ifindex)
        .bool("logical", logical)
        .bool("management", false)
        .bool("cpu", false);
  }

  Path path() {
    return path;
  }

  /** Takes over what was set. */
  void show(InterfaceSettings settings, InterfaceKind kind) {
    Integer mtu = settings.mtu();
    config.set("mtu", mtu == null ? null : new Value.Uint(mtu));
    state.number("mtu", settings.effectiveMtu());
    for (GroupWriter leaves : List.of(config, state)) {
      leaves
          .identity("type", InterfaceKind.MODULE, kind.identity())
          .text("loopback-mode", settings.loopbackMode())
          .text("description", settings.description())
          .bool("enabled", settings.enabled());
    }
    state.text("admin-status", settings.enabled() ? "UP" : "DOWN");
  }

  /**
   * Takes over whether it passes packets.
   *
   * @param testing whether it passes none because it is in a test mode (RFC 2863 §3.1.14)
   * @param nowNanos when it became so, if that is new
   */
  void showStatus(boolean up, boolean testing, long nowNanos) {
    String now = up ? "UP" : testing ? "TESTING" : "DOWN";
    if (!now.equals(operStatus)) {
      operStatus = now;
      state.text("oper-status", now).number("last-change", nowNanos);
    }
  }

  void publish(long timestampNanos) {
    entry.publish(timestampNanos);
    publishConfig(timestampNanos);
    publishState(timestampNanos);
  }

  void publishConfig(long timestampNanos) {
    config.publish(timestampNanos);
  }

  void publishState(long timestampNanos) {
    state.publish(timestampNanos);
  }
}
