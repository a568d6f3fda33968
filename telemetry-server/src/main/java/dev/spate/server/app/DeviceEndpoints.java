package dev.spate.server.app;

import dev.spate.server.config.ServerConfig;
import dev.spate.server.grpc.DeviceEndpointsConfig.Mode;
import dev.spate.server.grpc.ListenException;
import dev.spate.server.grpc.Listener;
import io.grpc.BindableService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the devices' own endpoints. Those that cannot be opened are told of in one line, and missing. */
final class DeviceEndpoints {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeviceEndpoints.class);
  private static final int NAMED = 3;

  /** Opens a listener: {@link dev.spate.server.grpc.Listeners#open}. */
  interface Opener {
    Listener open(String name, InetSocketAddress address, List<? extends BindableService> services)
        throws ListenException;
  }

  private DeviceEndpoints() {}

  /**
   * The devices that have an endpoint, in order of their addresses: the configured ones as in the file, those of other sources, and
   * the generated ones if that is asked for.
   *
   * @param targets all that there are
   */
  static List<String> devices(ServerConfig config, List<String> targets) {
    if (config.deviceEndpoints().mode() == Mode.NONE) {
      return List.of();
    }
    List<String> generated = config.simulator().generatedNames();
    Set<String> devices = new LinkedHashSet<>(config.simulator().deviceNames());
    Set<String> others = new LinkedHashSet<>(targets);
    generated.forEach(others::remove);
    devices.addAll(others);
    if (config.deviceEndpoints().generated()) {
      devices.addAll(generated);
    }
    return List.copyOf(devices);
  }

  /**
   * Opens an endpoint for each device.
   *
   * @return those that could be opened, by device
   */
  static Map<String, Listener> open(
      ServerConfig config,
      InetAddress gateway,
      List<String> devices,
      Function<String, List<BindableService>> services,
      Opener opener) {
    Map<String, Listener> opened = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < devices.size(); i++) {
      String device = devices.get(i);
      try {
        InetSocketAddress address = config.deviceEndpoints().address(i, gateway);
        opened.put(device, opener.open(device, address, services.apply(device)));
      } catch (ListenException | IllegalArgumentException e) {
        failures.add(e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      int unnamed = failures.size() - NAMED;
      LOGGER.warn(
          "{} of {} device endpoints are missing ({}{}); the gateway serves their devices too{}",
          failures.size(),
          devices.size(),
          failures.stream().limit(NAMED).collect(Collectors.joining("; ")),
          unnamed > 0 ? "; and " + unnamed + " more" : "",
          config.deviceEndpoints().mode() == Mode.ADDRESSES
              ? ", and --device-endpoints-mode ports gives each a port instead of an address"
              : "");
    }
    return opened;
  }
}
