package dev.spate.benchmarks.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the rows, prints the tables, and writes what is asked for. {@code benchmarks/run} starts it. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures Spate against its bars and its two rulers. Tables go to standard output, progress to standard error.",
      "Exit code 1: a bar was missed, or a round failed."
    })
public final class HarnessMain implements Callable<Integer> {
  private static final Duration SETTLE = Duration.ofMillis(700);
  private static final String CHART = "benchmarks.svg";

  @Option(
      names = "--short",
      description = "Within two minutes: few rows, and bars that only a regression by two misses.")
  private boolean brief;

  @Option(
      names = "--soak",
      description =
          "Only one load, for ten minutes: whether the heap stays flat and nothing gets slower.")
  private boolean soak;

  @Option(
      names = "--rows",
      paramLabel = "REGEX",
      description = "Only rows whose id has this in it.")
  private Pattern wanted = Pattern.compile("");

  @Option(names = "--list", description = "Name the rows, and measure none.")
  private boolean list;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each server is measured. Default: 5; short: 3; soak: 10.")
  private @Nullable Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long a round is. Default: 4; short: 2; soak: 60.")
  private @Nullable Integer seconds;

  @Option(names = "--skip-plain", description = "Leave out the plain ruler.")
  private boolean skipPlain;

  @Option(
      names = "--java",
      paramLabel = "PATH",
      description = "The JVM of the servers. Default: the one that runs this.")
  private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  @Option(
      names = "--server-jvm-options",
      paramLabel = "OPTIONS",
      description = "Instead of those of the launcher; one argument, divided by blanks.")
  private @Nullable String jvmOptions;

  @Option(names = "--jmh", paramLabel = "FILE", description = "JMH's results, as JSON.")
  private @Nullable Path jmh;

  @Option(names = "--json", paramLabel = "FILE", description = "Write every round of all here.")
  private @Nullable Path json;

  @Option(
      names = "--docs",
      paramLabel = "FOLDER",
      description = "Write benchmarks.md and its chart here.")
  private @Nullable Path docs;

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description = "The repository. Default: ${DEFAULT-VALUE}.")
  private Path home = Path.of("..");

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "What the servers log is appended to it. Default: ${DEFAULT-VALUE}.")
  private Path log = Path.of("target", "servers.log");

  @Option(
      names = "--commit",
      paramLabel = "NAME",
      description = "What the report says was measured.")
  private String commit = "unknown";

  private HarnessMain() {}

  /** Ends the JVM with the exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new HarnessMain()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Row> rows = (soak ? Rows.soak() : brief ? Rows.brief() : Rows.all())
        .stream().filter(row -> wanted.matcher(row.id()).find()).toList();
    if (list) {
      rows.forEach(row -> out.println(row.id() + ": " + row.title()));
      return 0;
    }
    ServerJava serverJava = ServerJava.of(java);
    Settings settings = settings(serverJava);
    Instant start = Instant.now();
    Report report = new Report(
        Machine.present(serverJava.text()),
        start,
        commit,
        settings.text(),
        Run.of(rows, settings, System.err));
    out.println(Tables.bars(report).text());
    out.println(Tables.streams(report).text());
    out.println(Tables.others(report).text());
    out.print(Page.remarks(report));
    write(report);
    report.failed().forEach(row -> out.println("FAILED: " + row.row().id()));
    return report.failed().isEmpty() ? 0 : 1;
  }

  private Settings settings(ServerJava serverJava) {
    Set<ServerKind> servers = skipPlain
        ? EnumSet.complementOf(EnumSet.of(ServerKind.PLAIN))
        : EnumSet.allOf(ServerKind.class);
    List<String> options = jvmOptions == null
        ? serverJava.launcherOptions()
        : List.of(jvmOptions.trim().split("\\s+"));
    return new Settings(
        rounds != null ? rounds : soak ? 10 : brief ? 3 : 5,
        Duration.ofSeconds(seconds != null ? seconds : soak ? 60 : brief ? 2 : 4),
        SETTLE,
        servers,
        serverJava.java(),
        options,
        home,
        log,
        Optional.ofNullable(jmh));
  }

  private void write(Report report) throws IOException {
    if (json != null) {
      Files.writeString(json, JsonReport.of(report));
    }
    if (docs != null) {
      Files.writeString(docs.resolve(CHART), Chart.of(report));
      Files.writeString(docs.resolve("benchmarks.md"), Page.of(report, CHART));
    }
  }
}
