package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.PathMatcher;
import dev.spate.store.Change;
import dev.spate.store.SetException;
import dev.spate.store.SetException.Kind;
import dev.spate.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the changes of one Set on a copy of a device's settings. The copy replaces the settings as a whole if every change is
 * possible, and is dropped if one is not: so a Set is all or nothing.
 *
 * <p>A delete, and what a replace leaves out, resets a leaf: to its default where the model has one, and otherwise to nothing, the
 * state then showing what the device does by itself. A port is hardware, so it is reset where a loopback interface would be deleted.
 */
final class SettingsEditor {
  private static final Path SYSTEM_CONFIG = Paths.SYSTEM.child("config");
  private static final String SETTABLE = "what can be set is " + SystemSettings.LEAVES
      + " of /system/config and " + InterfaceSettings.LEAVES + " of an interface's config";

  private final String device;
  private final Function<Path, @Nullable Value> fixed;
  private final Map<String, InterfaceSettings> interfaces;

  /** The operation that first spoke of an interface which is not there. */
  private final Map<String, Integer> createdBy = new LinkedHashMap<>();

  private SystemSettings system;

  private SettingsEditor(
      String device, DeviceSettings present, Function<Path, @Nullable Value> fixed) {
    this.device = device;
    this.fixed = fixed;
    system = present.system();
    interfaces = new LinkedHashMap<>(present.interfaces());
  }

  /**
   * The settings after a Set.
   *
   * @param fixed the present value of a config leaf that cannot be changed; null for any other path
   * @throws SetException if the device refuses one of the changes
   */
  static DeviceSettings edit(
      String device,
      DeviceSettings present,
      Function<Path, @Nullable Value> fixed,
      List<Change> changes) {
    SettingsEditor editor = new SettingsEditor(device, present, fixed);
    changes.forEach(editor::apply);
    editor.requireCreatable();
    return new DeviceSettings(editor.system, editor.interfaces);
  }

  private void apply(Change change) {
    if (change instanceof Change.Delete) {
      reset(change.path());
      interfaces
          .entrySet()
          .removeIf(entry -> isDeletedBy(change.path(), entry.getKey(), entry.getValue()));
    } else if (change instanceof Change.Replace replace) {
      reset(replace.path());
      interfaces
          .entrySet()
          .removeIf(entry -> isDroppedBy(replace, entry.getKey(), entry.getValue()));
      replace.leaves().forEach((leaf, value) -> set(replace.operation(), leaf, value));
    } else if (change instanceof Change.Update update) {
      update.leaves().forEach((leaf, value) -> set(update.operation(), leaf, value));
    }
  }

  private static boolean isDeletedBy(Path pattern, String name, InterfaceSettings settings) {
    return settings.kind() != InterfaceKind.ETHERNET && covers(pattern, Paths.interfaceOf(name));
  }

  /** Whether a replace of something above an interface that can go does not mention it. */
  private static boolean isDroppedBy(
      Change.Replace replace, String name, InterfaceSettings settings) {
    Path path = Paths.interfaceOf(name);
    return settings.kind() != InterfaceKind.ETHERNET
        && replace.path().size() < path.size()
        && covers(replace.path(), path)
        && replace.leaves().keySet().stream().noneMatch(leaf -> leaf.startsWith(path));
  }

  /** Whether a path is at or below one that a pattern matches. All that can be set is of the origin openconfig. */
  private static boolean covers(Path pattern, Path path) {
    return pattern.origin().isEmpty() && covers(PathMatcher.of(pattern, 0), path);
  }

  private static boolean covers(PathMatcher matcher, Path path) {
    PathMatcher.State state = matcher.start();
    for (PathElem elem : path.elems()) {
      state = matcher.step(state, elem);
    }
    return matcher.selects(state);
  }

  private void reset(Path pattern) {
    if (!pattern.origin().isEmpty()) {
      return;
    }
    PathMatcher matcher = PathMatcher.of(pattern, 0);
    for (String leaf : SystemSettings.LEAVES) {
      if (covers(matcher, SYSTEM_CONFIG.child(leaf))) {
        system = system.with(leaf, null);
      }
    }
    interfaces.replaceAll((name, settings) -> {
      Path config = Paths.interfaceOf(name).child("config");
      return settings.reset(leaf -> covers(matcher, config.child(leaf)));
    });
  }

  private void set(int operation, Path leaf, Value value) {
    String name = leaf.last().name();
    if (leaf.parent().equals(SYSTEM_CONFIG) && SystemSettings.LEAVES.contains(name)) {
      system = system.with(name, value.text());
    } else if (isOfInterface(leaf)) {
      setOfInterface(operation, leaf, value);
    } else if (!value.equals(fixed.apply(leaf))) {
      throw refused(
          operation, leaf, value, "is not to be changed on a simulated device; " + SETTABLE);
    }
  }

  /** Whether a leaf is the key of an interface or in its config. */
  private static boolean isOfInterface(Path leaf) {
    boolean below = leaf.origin().isEmpty() && leaf.startsWith(Paths.INTERFACES);
    boolean isKey = leaf.size() == 3;
    boolean isConfig = leaf.size() == 4 && leaf.elems().get(2).name().equals("config");
    return below && (isKey || isConfig);
  }

  private void setOfInterface(int operation, Path leaf, Value value) {
    String name = leaf.elems().get(1).keys().getOrDefault("name", "");
    InterfaceSettings settings = interfaces.get(name);
    if (settings == null) {
      createdBy.putIfAbsent(name, operation);
      settings = InterfaceSettings.defaults(null);
    }
    interfaces.put(name, with(operation, leaf, value, name, settings));
  }

  private InterfaceSettings with(
      int operation, Path leaf, Value value, String name, InterfaceSettings settings) {
    return switch (leaf.last().name()) {
      case "name" -> {
        if (!value.text().equals(name)) {
          throw new SetException(
              Kind.INVALID_ARGUMENT,
              operation,
              "path \"" + leaf + "\": \"" + value.text() + "\" must be the key, \"" + name + "\"");
        }
        yield settings;
      }
      case "type" -> withType(operation, leaf, value, settings);
      case "mtu" -> settings.withMtu(mtu(operation, leaf, value));
      case "description" -> settings.withDescription(value.text());
      case "enabled" -> settings.withEnabled(value.equals(new Value.Bool(true)));
      case "loopback-mode" -> settings.withLoopbackMode(value.text());
      default ->
        throw refused(
            operation, leaf, value, "is not to be changed on a simulated device; " + SETTABLE);
    };
  }

  private InterfaceSettings withType(
      int operation, Path leaf, Value value, InterfaceSettings settings) {
    InterfaceKind kind = settings.kind();
    if (kind == null) {
      if (!value.text().equals(InterfaceKind.LOOPBACK.identity())) {
        throw refused(
            operation,
            leaf,
            value,
            "is hardware, which cannot be created; a created interface must be "
                + InterfaceKind.LOOPBACK.identity());
      }
      return settings.withKind(InterfaceKind.LOOPBACK);
    }
    if (!value.text().equals(kind.identity())) {
      throw refused(operation, leaf, value, "must be " + kind.identity() + ", as the interface is");
    }
    return settings;
  }

  private int mtu(int operation, Path leaf, Value value) {
    long mtu = value instanceof Value.Uint uint ? uint.bits() : -1;
    if (mtu < InterfaceConfig.SMALLEST_MTU || mtu > InterfaceConfig.LARGEST_MTU) {
      throw refused(
          operation,
          leaf,
          value,
          "must be " + InterfaceConfig.SMALLEST_MTU + " to " + InterfaceConfig.LARGEST_MTU);
    }
    return (int) mtu;
  }

  private void requireCreatable() {
    createdBy.forEach((name, operation) -> {
      InterfaceSettings settings = interfaces.get(name);
      if (settings != null && settings.kind() == null) {
        throw new SetException(
            Kind.ABORTED,
            operation,
            device + " has no interface \"" + name + "\"; one can be created with the type "
                + InterfaceKind.LOOPBACK.identity() + " only, and ports are hardware");
      }
    });
  }

  private SetException refused(int operation, Path leaf, Value value, String why) {
    return new SetException(
        Kind.ABORTED, operation, device + " refuses \"" + leaf + "\": " + value.text() + " " + why);
  }
}
