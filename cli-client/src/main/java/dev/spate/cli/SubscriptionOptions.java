package dev.spate.cli;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a subscription lives, and what makes the target send. */
final class SubscriptionOptions {

  /** How long the subscription lives. */
  enum Mode {
    STREAM,
    ONCE,
    POLL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What makes a stream send a leaf. */
  enum StreamMode {
    TARGET_DEFINED,
    ON_CHANGE,
    SAMPLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final int MAX_DSCP = 63;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "stream",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Mode mode = Mode.STREAM;

  @Option(
      names = "--stream-mode",
      paramLabel = "STREAM-MODE",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: sample with -i, or else target-defined).")
  @Nullable
  StreamMode streamMode;

  @Option(
      names = {"-i", "--sample-interval"},
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Time between two samples, such as 500ms or 1m30s.")
  @Nullable
  Duration sampleInterval;

  @Option(
      names = "--heartbeat-interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Send a leaf after this time even if it has not changed.")
  @Nullable
  Duration heartbeatInterval;

  @Option(
      names = "--suppress-redundant",
      fallbackValue = "true",
      description = "Leave out samples of leaves that have not changed.")
  boolean suppressRedundant;

  @Option(
      names = "--updates-only",
      fallbackValue = "true",
      description = "Leave out the values that are there at the start.")
  boolean updatesOnly;

  @Option(
      names = {"-q", "--qos"},
      paramLabel = "DSCP",
      description = "How packets are to be marked, 0 to 63 (default: not asked for).")
  @Nullable
  Integer qos;

  /** Throws {@link IllegalArgumentException} if they contradict each other. */
  void check() {
    boolean streamOption = streamMode != null
        || sampleInterval != null
        || heartbeatInterval != null
        || suppressRedundant;
    if (mode != Mode.STREAM && streamOption) {
      throw new IllegalArgumentException(
          "--stream-mode, -i, --heartbeat-interval and --suppress-redundant are for --mode stream, not "
              + mode);
    }
    if (qos != null && (qos < 0 || qos > MAX_DSCP)) {
      throw new IllegalArgumentException("--qos " + qos + ": a DSCP is 0 to " + MAX_DSCP);
    }
    if (streamMode == StreamMode.ON_CHANGE && sampleInterval != null) {
      throw new IllegalArgumentException(
          "-i is for --stream-mode sample; on-change has no interval");
    }
  }

  StreamMode streamMode() {
    if (streamMode != null) {
      return streamMode;
    }
    return sampleInterval == null ? StreamMode.TARGET_DEFINED : StreamMode.SAMPLE;
  }
}
