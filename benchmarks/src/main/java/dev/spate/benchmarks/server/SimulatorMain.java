package dev.spate.benchmarks.server;

import dev.spate.server.app.TelemetryServer;
import dev.spate.server.config.ServerConfig;
import dev.spate.server.grpc.GatewayConfig;
import dev.spate.server.source.host.HostConfig;
import dev.spate.simulator.DeviceModel;
import dev.spate.simulator.GeneratorConfig;
import dev.spate.simulator.SimulatorConfig;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A server with a large simulated network, in a process of its own. It prints {@code ready PORT} when it listens, and answers {@code cpu}
 * and {@code stop} as {@link ServerMain} does, and {@code counts} by all counters of the server, in JSON.
 */
@Command(name = "simulator-under-load", mixinStandardHelpOptions = true, sortOptions = false)
public final class SimulatorMain implements Callable<Integer> {

  @Option(names = "--devices", description = "How many. Default: ${DEFAULT-VALUE}.")
  private int devices = 1_000;

  @Option(names = "--interfaces", description = "Of each device. Default: ${DEFAULT-VALUE}.")
  private int interfaces = 100;

  private SimulatorMain() {}

  /** Ends the JVM: 0 after {@code stop}, 2 for a bad option, 1 for any other failure. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulatorMain()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    SimulatorConfig defaults = SimulatorConfig.defaults();
    SimulatorConfig simulator = new SimulatorConfig(
        defaults.seed(),
        Duration.ofSeconds(1),
        defaults.statusInterval(),
        1,
        List.of(),
        List.of(),
        new GeneratorConfig(devices, interfaces, DeviceModel.ROUTER, "sim"),
        defaults.traffic());
    ServerConfig config = ServerConfig.defaults()
        .with(new GatewayConfig("127.0.0.1", 0))
        .with(new HostConfig(false, "", Duration.ofSeconds(1)))
        .with(simulator);
    try (TelemetryServer server = TelemetryServer.builder().config(config).start()) {
      System.out.println("ready " + server.port());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = lines.readLine();
          line != null && !line.equals("stop");
          line = lines.readLine()) {
        System.out.println(
            switch (line) {
              case "cpu" -> "cpu " + ProcessFigures.cpuNanos();
              case "counts" -> counts(server);
              default -> "error: \"" + line + "\" must be cpu, counts or stop";
            });
      }
    }
    return 0;
  }

  private static String counts(TelemetryServer server) {
    return server.store().metrics().snapshot().entrySet().stream()
        .map(metric -> "\"" + metric.getKey().id() + "\":" + metric.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
