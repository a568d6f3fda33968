package dev.spate.cli;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a target under a load of subscribers. */
@Command(
    name = "bench",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Subscribe many times at once, count what comes, and report rates and latencies.",
      "With --mode once or poll each subscriber asks again as soon as it is answered. Ctrl-C ends the"
          + " measuring early and prints its report."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} bench --target router1 --stream-mode on-change --path /interfaces",
      "  ${ROOT-COMMAND-NAME} bench --target '*' --subscribers 100 --connections 8 --duration 30s \\",
      "      --stream-mode on-change --path '/interfaces/interface[name=*]/state/counters'",
      "  ${ROOT-COMMAND-NAME} bench -a 192.0.2.1:57400 --insecure -u admin --subscribers 10 -i 1s --path /interfaces",
      "  ${ROOT-COMMAND-NAME} bench --target router1 --mode once --path / --format json"
    })
final class BenchCommand extends TargetCommand {

  /** How the report is printed. */
  enum ReportFormat {
    /** Tables for people. */
    FLAT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin
  PathOptions paths = new PathOptions();

  @Option(
      names = "--subscribers",
      paramLabel = "COUNT",
      defaultValue = "1",
      description = "How many Subscribe streams (default: ${DEFAULT-VALUE}).")
  int subscribers;

  @Option(
      names = "--connections",
      paramLabel = "COUNT",
      description = "Over how many connections (default: one for each subscriber).")
  @Nullable
  Integer connections;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "10s",
      description = "How long to measure (default: ${DEFAULT-VALUE}).")
  Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "2s",
      description =
          "How long to receive before that, once every subscriber has its sync_response (default: ${DEFAULT-VALUE}).")
  Duration warmUp = Duration.ofSeconds(2);

  @Mixin
  SubscriptionOptions subscription = new SubscriptionOptions();

  @Option(
      names = {"-e", "--encoding"},
      paramLabel = "ENCODING",
      defaultValue = "proto",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  EncodingName encoding = EncodingName.PROTO;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "flat",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, tables for people).")
  ReportFormat format = ReportFormat.FLAT;

  @Override
  Task task() {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("""
          which path? Try:
            %1$s bench --target router1 --path /interfaces --stream-mode on-change
            %1$s bench --target '*' --path / -i 1s""".formatted(command()));
    }
    subscription.check();
    if (subscribers < 1) {
      throw new IllegalArgumentException(
          "--subscribers " + subscribers + ": at least one is needed");
    }
    if (connections() < 1 || connections() > subscribers) {
      throw new IllegalArgumentException("--connections " + connections
          + ": can be 1 to one for each of the --subscribers, " + subscribers);
    }
    if (duration.isZero()) {
      throw new IllegalArgumentException("--duration is zero; 10s is usual");
    }
    return new BenchTask(this);
  }

  int connections() {
    return connections == null ? subscribers : connections;
  }
}
