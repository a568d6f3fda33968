package dev.spate.cli;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches values. */
@Command(
    name = "subscribe",
    aliases = "sub",
    abbreviateSynopsis = true,
    sortOptions = false,
    description =
        "Print the values below some paths as they change, or at intervals, until Ctrl-C.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} subscribe router1:eth0 -i 1s --suppress-redundant --format flat",
      "  ${ROOT-COMMAND-NAME} subscribe --target router1 -i 1s --format flat \\",
      "      '/interfaces/interface[name=eth0]/state/counters/in-octets'",
      "  ${ROOT-COMMAND-NAME} subscribe --target router1 --stream-mode on-change --format flat \\",
      "      '/interfaces/interface[name=*]/state/oper-status'",
      "  ${ROOT-COMMAND-NAME} subscribe router1:eth0 -i 1s --suppress-redundant --heartbeat-interval 30s",
      "  ${ROOT-COMMAND-NAME} subscribe --mode once --target switch1 /system/state",
      "  ${ROOT-COMMAND-NAME} subscribe --mode poll router1:eth0        each Enter polls again, Ctrl-D ends"
    })
final class SubscribeCommand extends RpcCommand {

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

  @Mixin
  PathOptions paths = new PathOptions();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "stream",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Mode mode = Mode.STREAM;

  @Option(
      names = "--stream-mode",
      paramLabel = "MODE",
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
      description = "Leave out samples of leaves that have not changed.")
  boolean suppressRedundant;

  @Option(
      names = "--updates-only",
      description = "Leave out the values that are there at the start.")
  boolean updatesOnly;

  @Mixin
  ReadOptions read = new ReadOptions();

  @Override
  Rpc rpc() {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("""
          which path? Try:
            %1$s subscribe router1:eth0 -i 1s         one interface, each second
            %1$s subscribe --target router1           all that a device has
            %1$s subscribe /                          everything""".formatted(command()));
    }
    boolean streamOption = streamMode != null
        || sampleInterval != null
        || heartbeatInterval != null
        || suppressRedundant;
    if (mode != Mode.STREAM && streamOption) {
      throw new IllegalArgumentException(
          "--stream-mode, -i, --heartbeat-interval and --suppress-redundant are for --mode stream, not "
              + mode);
    }
    if (streamMode == StreamMode.ON_CHANGE && sampleInterval != null) {
      throw new IllegalArgumentException(
          "-i is for --stream-mode sample; on-change has no interval");
    }
    if (mode == Mode.POLL) {
      hint("Enter polls again, Ctrl-D ends.");
    }
    return new SubscribeRpc(this);
  }

  StreamMode streamMode() {
    if (streamMode != null) {
      return streamMode;
    }
    return sampleInterval == null ? StreamMode.TARGET_DEFINED : StreamMode.SAMPLE;
  }
}
