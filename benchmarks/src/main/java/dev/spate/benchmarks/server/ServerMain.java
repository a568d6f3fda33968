package dev.spate.benchmarks.server;

import com.github.gnmi.proto.Encoding;
import dev.spate.server.grpc.ListenException;
import dev.spate.time.TimeSource;
import dev.spate.value.Durations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A server under load in a process of its own. It prints {@code ready PORT} when it listens and every group was published once, then
 * publishes by its schedule, and answers each line of its input by one line of output:
 *
 * <ul>
 *   <li>{@code cpu}: user and system time of this process, in nanoseconds;
 *   <li>{@code publish-cpu}: the same of the publishing thread;
 *   <li>{@code heap}: bytes in use after full collections;
 *   <li>{@code counts}: what it published and sent, in JSON (see {@link Sent});
 *   <li>{@code stop}, or the end of the input: ends it, unanswered.
 * </ul>
 */
@Command(name = "server-under-load", mixinStandardHelpOptions = true, sortOptions = false)
public final class ServerMain implements Callable<Integer> {

  /** Which server. */
  enum Kind {
    SPATE,
    FLOOR,
    PLAIN
  }

  /** When each leaf changes. */
  enum Pace {
    SPREAD,
    BURST,
    NONE,
    /** As {@link #SPREAD}; but the floor sends what it has as fast as its streams take it. */
    SATURATE
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final InputStream in;
  private final PrintStream out;

  @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Kind kind = Kind.SPATE;

  @Option(names = "--devices", description = "How many. Default: ${DEFAULT-VALUE}.")
  private int devices = 20;

  @Option(names = "--interfaces", description = "Of each device. Default: ${DEFAULT-VALUE}.")
  private int interfaces = 100;

  @Option(names = "--leaves", description = "Of each interface. Default: ${DEFAULT-VALUE}.")
  private int leaves = 12;

  @Option(
      names = "--layout",
      description =
          "How an interface's leaves are published: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Network.Layout layout = Network.Layout.GROUPED;

  @Option(
      names = "--idle",
      description =
          "Interfaces of one device more, idle, which never change; the rulers have none. Default: ${DEFAULT-VALUE}.")
  private int idle = 0;

  @Option(
      names = "--http",
      description =
          "With a REST gateway, whose port is then the one that is told; the rulers have none.")
  private boolean http;

  @Option(
      names = "--schedule",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Pace pace = Pace.SPREAD;

  @Option(names = "--tick", description = "How often each leaf changes. Default: ${DEFAULT-VALUE}.")
  private Duration tick = Duration.ofSeconds(1);

  @Option(
      names = "--mode",
      description =
          "What clients will ask the floor for: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Asked.Mode mode = Asked.Mode.ON_CHANGE;

  @Option(
      names = "--encoding",
      description =
          "What clients will ask the floor for: PROTO, JSON, JSON_IETF. Default: ${DEFAULT-VALUE}.")
  private Encoding encoding = Encoding.PROTO;

  ServerMain(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /** Ends the JVM: 0 after {@code stop}, 2 for a bad option, 1 for any other failure. */
  public static void main(String[] args) {
    System.exit(run(System.in, System.out, args));
  }

  static int run(InputStream in, PrintStream out, String... args) {
    return new CommandLine(new ServerMain(in, out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Duration.class, Durations::parse)
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    TimeSource time = TimeSource.system();
    Network network;
    try {
      network = new Network(devices, interfaces, leaves, layout);
      schedule(network, 0);
      Responses.check(encoding);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    try (LoadedServer server = open(network, time.epochNanos());
        Publisher publisher = new Publisher(schedule(network, time.epochNanos()), server, time)) {
      out.println("ready " + server.port());
      publisher.start();
      obey(server, publisher);
    }
    return 0;
  }

  private LoadedServer open(Network network, long nowNanos) throws IOException, ListenException {
    return switch (kind) {
      case SPATE -> new SpateServer(network, idle, http, nowNanos);
      case FLOOR -> new FloorServer(network, mode, encoding, pace == Pace.SATURATE, nowNanos);
      case PLAIN -> new PlainServer(network, nowNanos);
    };
  }

  private Schedule schedule(Network network, long startNanos) {
    Schedule.Kind spread = switch (pace) {
      case SPREAD -> Schedule.Kind.SPREAD;
      case BURST -> Schedule.Kind.BURST;
      case NONE -> Schedule.Kind.NONE;
      case SATURATE -> kind == Kind.FLOOR ? Schedule.Kind.NONE : Schedule.Kind.SPREAD;
    };
    return new Schedule(spread, network.groups(), tick.toNanos(), startNanos);
  }

  private void obey(LoadedServer server, Publisher publisher) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine();
        line != null && !line.equals("stop");
        line = lines.readLine()) {
      out.println(
          switch (line) {
            case "cpu" -> "cpu " + ProcessFigures.cpuNanos();
            case "publish-cpu" -> "publish-cpu " + publisher.cpuNanos();
            case "heap" -> "heap " + ProcessFigures.heapBytes();
            case "counts" -> counts(server.sent(), publisher);
            default -> "error: \"" + line + "\" must be cpu, publish-cpu, heap, counts or stop";
          });
    }
  }

  private static String counts(Sent sent, Publisher publisher) {
    return String.format(
        "{\"published\":%d,\"late\":%d,\"updates\":%d,\"messages\":%d,\"bytes\":%d,"
            + "\"coalesced\":%d,\"skipped\":%d,\"dropped\":%d}",
        publisher.published(),
        publisher.late(),
        sent.updates(),
        sent.messages(),
        sent.bytes(),
        sent.coalesced(),
        sent.skipped(),
        sent.dropped());
  }
}
