package dev.spate.cli;

import dev.spate.cli.live.ColourWhen;
import dev.spate.cli.live.LiveRows;
import dev.spate.schema.Suggestions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a table that changes in place looks, and for how long. */
final class LiveOptions {

  @Option(
      names = {"-i", "--sample-interval"},
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "1s",
      description = "Time between two samples (default: ${DEFAULT-VALUE}).")
  Duration sampleInterval = Duration.ofSeconds(1);

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description = "Sort by rate, path, value or age; interfaces by utilisation, errors, drops,"
          + " change, in, out, interface, state or age (default: the first).")
  String sort = "";

  @Option(names = "--reverse", fallbackValue = "true", description = "Sort the other way round.")
  boolean reverse;

  @Option(names = "--filter", paramLabel = "TEXT", description = "Show only what holds this text.")
  String filter = "";

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: on a terminal, unless NO_COLOR is set).")
  ColourWhen colour = ColourWhen.AUTO;

  @Option(
      names = "--count",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "End after so many samples (default: never).")
  int count;

  @Option(
      names = {"-e", "--encoding"},
      paramLabel = "ENCODING",
      defaultValue = "proto",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  EncodingName encoding = EncodingName.PROTO;

  /** Throws {@link IllegalArgumentException} if they make no sense for such rows. */
  void check(LiveRows rows) {
    if (sampleInterval.toMillis() < 1) {
      throw new IllegalArgumentException("-i is shorter than 1ms; 1s is usual");
    }
    if (count < 0) {
      throw new IllegalArgumentException("--count " + count + " is negative; 0 never ends");
    }
    if (!sort.isEmpty() && !rows.sortNames().contains(sort)) {
      throw new IllegalArgumentException("--sort \"" + sort + "\" is none of "
          + String.join(", ", rows.sortNames())
          + Suggestions.didYouMean(sort, rows.sortNames()));
    }
  }
}
