package dev.spate.server.app;

import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.server.grpc.Listener;
import dev.spate.server.inventory.DeviceState;
import dev.spate.store.Match;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What a person is shown once the server is ready: where it listens, its devices, and commands that work when pasted. */
final class ReadyScreen {

  private static final int DEFAULT_PORT = 9339;
  private static final Path COUNTERS = Path.parse("/interfaces/interface/state/counters");

  private final TelemetryServer server;
  private final StringBuilder text = new StringBuilder();

  private ReadyScreen(TelemetryServer server) {
    this.server = server;
  }

  /**
   * The whole screen.
   *
   * @param elapsed since the process began
   */
  static String of(TelemetryServer server, Duration elapsed) {
    ReadyScreen screen = new ReadyScreen(server);
    screen.text.append("Spate %s is ready after %.1f s.%n%n"
        .formatted(Version.get(), elapsed.toMillis() / 1000.0));
    screen.endpoints();
    screen.devices();
    screen.commands();
    screen.text.append("Ctrl-C stops it.\n");
    return screen.text.toString();
  }

  private void endpoints() {
    line("gateway", Listener.format(server.address()) + ", in front of all devices");
    List<String> devices = server.deviceEndpoints();
    if (!devices.isEmpty()) {
      String first = devices.get(0);
      String last = devices.get(devices.size() - 1);
      line(first, Listener.format(server.address(first)) + ", this device alone");
      if (devices.size() > 2) {
        line("…", "and so on, in order");
      }
      if (devices.size() > 1) {
        line(last, Listener.format(server.address(last)));
      }
    }
    server.httpAddress().ifPresent(http -> line("http", url(http) + ", for browsers and curl"));
    text.append('\n');
  }

  private void devices() {
    List<DeviceState> devices = server.inventory().devices();
    server.inventory().sources().forEach(source -> {
      List<String> own = devices.stream()
          .filter(device -> device.source().equals(source.name()))
          .map(DeviceState::target)
          .toList();
      line(
          source.name(),
          own.size() + (own.size() == 1 ? " device: " : " devices: ") + shortened(own));
    });
    text.append('\n');
  }

  /** Runs of names that differ in their number alone are told by their ends. */
  static String shortened(List<String> names) {
    List<String> runs = new ArrayList<>();
    for (int start = 0; start < names.size(); ) {
      int end = start;
      while (end + 1 < names.size() && stem(names.get(end + 1)).equals(stem(names.get(start)))) {
        end++;
      }
      runs.add(end == start ? names.get(start) : names.get(start) + " to " + names.get(end));
      start = end + 1;
    }
    return String.join(", ", runs);
  }

  private static String stem(String name) {
    return name.replaceAll("\\d+$", "");
  }

  private void commands() {
    InetSocketAddress address = server.address();
    String spate = "  " + Main.command() + " ";
    String at = address.getPort() == DEFAULT_PORT && address.getAddress().isLoopbackAddress()
        ? ""
        : " -a " + Listener.format(address);
    text.append("Try, in another terminal:\n\n");
    List<String> devices = server.deviceEndpoints().isEmpty()
        ? server.store().targetNames()
        : server.deviceEndpoints();
    devices.stream().findFirst().ifPresent(device -> {
      String shown = anInterface(device)
          .map(name -> device + ":" + name)
          .orElse("--target " + device + " --path /interfaces");
      text.append(spate).append("get ").append(shown).append(at).append('\n');
      text.append(spate)
          .append("subscribe ")
          .append(shown)
          .append(" -i 1s --suppress-redundant --format flat")
          .append(at)
          .append('\n');
      String last = devices.get(devices.size() - 1);
      text.append(spate)
          .append("get --target ")
          .append(last)
          .append(" --path /system/memory --format flat")
          .append(at)
          .append('\n');
    });
    text.append(spate).append("capabilities").append(at).append('\n');
    text.append(spate).append("status").append(at).append('\n');
    server
        .httpAddress()
        .ifPresent(http -> text.append("  curl ").append(url(http)).append("/telemetry\n"));
    text.append('\n');
  }

  private static String url(InetSocketAddress http) {
    return "http://" + Listener.format(http);
  }

  private Optional<String> anInterface(String device) {
    Iterator<Match> matches =
        server.store().walk(new Query(device, COUNTERS, LeafFilter.ALL, ReadScope.ALL));
    return matches.hasNext()
        ? Optional.ofNullable(
            matches.next().group().container().elems().get(1).keys().get("name"))
        : Optional.empty();
  }

  private void line(String name, String value) {
    text.append("  %-12s %s%n".formatted(name, value));
  }
}
