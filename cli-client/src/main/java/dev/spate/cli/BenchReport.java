package dev.spate.cli;

import dev.spate.cli.SubscriptionOptions.Mode;
import dev.spate.cli.SubscriptionOptions.StreamMode;
import dev.spate.cli.bench.Measurement;
import dev.spate.cli.format.HumanUnits;
import dev.spate.cli.format.TextTable;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What {@code spate bench} tells.
 *
 * @param address of the target
 * @param setting what was asked for
 * @param window what was received while it was measured
 * @param initial what had been received when every subscriber had its first sync_response
 * @param endings how streams ended before the measuring did
 */
record BenchReport(
    String address,
    Setting setting,
    Measurement window,
    Measurement initial,
    List<Status> endings) {

  /** When more of the timestamps than this make no sense, the others tell no latency either. */
  private static final double MAX_UNTIMELY_SHARE = 0.001;

  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

  /** What was asked for. */
  record Setting(
      int subscribers, int connections, Mode mode, StreamMode streamMode, EncodingName encoding) {

    static Setting of(BenchCommand command) {
      return new Setting(
          command.subscribers,
          command.connections(),
          command.subscription.mode,
          command.subscription.streamMode(),
          command.encoding);
    }

    private boolean streams() {
      return mode == Mode.STREAM;
    }
  }

  /** Tables for people. */
  String text() {
    String mode = setting.streams() ? setting.mode + " " + setting.streamMode : setting.mode + "";
    String heading = "%s: %s over %s, %s, %s, for %s\n\n"
        .formatted(
            address,
            HumanUnits.count(setting.subscribers, "subscriber", "subscribers"),
            HumanUnits.count(setting.connections, "connection", "connections"),
            mode,
            setting.encoding,
            HumanUnits.duration(window.nanos()));
    return heading + rates() + "\n" + times() + "\n" + String.join("\n", notes()) + "\n";
  }

  private TextTable rates() {
    TextTable table = new TextTable("", "a second", "in all", "").alignRight(1).alignRight(2);
    rate(table, "updates", window.updates(), eachStream());
    rate(table, "messages", window.messages(), updatesEach());
    table.row(
        "bytes",
        HumanUnits.bytes(perSecond(window.bytes())),
        HumanUnits.bytes(window.bytes()),
        bytesEach());
    if (!setting.streams()) {
      rate(table, "answers", window.syncs(), "");
    }
    rate(table, "deletes", window.deletes(), "");
    rate(table, "coalesced", window.duplicates(), "");
    return table;
  }

  private void rate(TextTable table, String name, long count, String remark) {
    table.row(name, HumanUnits.number(perSecond(count)), HumanUnits.number(count), remark);
  }

  private String eachStream() {
    return setting.subscribers == 1
        ? ""
        : "%s to %s a subscriber"
            .formatted(
                HumanUnits.number(window.minUpdatesOfAStream()),
                HumanUnits.number(window.maxUpdatesOfAStream()));
  }

  private String updatesEach() {
    return window.messages() == 0
        ? ""
        : String.format(
            Locale.ROOT, "%.1f updates each", (double) window.updates() / window.messages());
  }

  private String bytesEach() {
    return window.updates() == 0
        ? ""
        : "%s a message, %s an update"
            .formatted(
                HumanUnits.bytes(window.bytes() / window.messages()),
                HumanUnits.bytes(window.bytes() / window.updates()));
  }

  private TextTable times() {
    TextTable table = new TextTable("", "p50", "p90", "p99", "p99.9", "max");
    for (int column = 1; column <= PERCENTILES.length; column++) {
      table.alignRight(column);
    }
    if (setting.streams() && isTimely()) {
      // What is sampled has waited for its sample: that is no fault of the target.
      time(
          table,
          setting.streamMode == StreamMode.SAMPLE ? "age" : "latency",
          window.latencyNanos());
    }
    if (setting.streams()) {
      time(table, "between messages", window.interArrivalNanos());
    }
    time(table, "to first message", answers().toFirstNanos());
    time(table, "to sync_response", answers().toSyncNanos());
    return table;
  }

  private static void time(TextTable table, String name, Histogram nanos) {
    String[] cells = new String[PERCENTILES.length + 1];
    cells[0] = name;
    for (int i = 0; i < PERCENTILES.length; i++) {
      cells[i + 1] = nanos.getTotalCount() == 0
          ? "-"
          : HumanUnits.time(nanos.getValueAtPercentile(PERCENTILES[i]));
    }
    table.row(cells);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (window.updates() == 0) {
      notes.add(
          "No update came meanwhile; --stream-mode sample with -i sends what does not change.");
    } else {
      notes.add(String.format(
          Locale.ROOT,
          "This client's CPU: %s an update, %.2f processors.",
          HumanUnits.time(window.clientCpuNanos() / window.updates()),
          (double) window.clientCpuNanos() / window.nanos()));
    }
    if (setting.streams() && !isTimely()) {
      notes.add(
          ("No latency: %s of %s timestamps are in the future by this machine's clock, or over an hour ago. The clocks"
                  + " differ, or the timestamps are no nanoseconds since 1970, or tell when a value last changed.")
              .formatted(
                  HumanUnits.number(window.untimely()),
                  HumanUnits.number(window.untimely() + window.latencyNanos().getTotalCount())));
    }
    if (window.badMessages() > 0) {
      notes.add(HumanUnits.count(window.badMessages(), "message is", "messages are")
          + " no SubscribeResponse as gNMI defines it.");
    }
    if (!endings.isEmpty()) {
      notes.add("Ended early: " + endings.size() + " of "
          + HumanUnits.count(setting.subscribers, "subscriber", "subscribers") + ".");
      endingsByReason()
          .forEach((reason, count) -> notes.add("  " + HumanUnits.number(count) + " by " + reason));
    }
    return notes;
  }

  private Map<String, Integer> endingsByReason() {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (Status ending : endings) {
      String description = ending.getDescription() == null ? "" : ": " + ending.getDescription();
      reasons.merge(ending.getCode() + description, 1, Integer::sum);
    }
    return reasons;
  }

  /** For programs: counts as they are, times in nanoseconds. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", address);
    json.put("subscribers", setting.subscribers);
    json.put("connections", setting.connections);
    json.put("mode", setting.mode.toString());
    if (setting.streams()) {
      json.put("stream-mode", setting.streamMode.toString());
    }
    json.put("encoding", setting.encoding.toString());
    json.put("nanoseconds", window.nanos());
    json.put("updates", window.updates());
    json.put("updates-per-second", perSecond(window.updates()));
    json.put("messages", window.messages());
    json.put("messages-per-second", perSecond(window.messages()));
    json.put("bytes", window.bytes());
    json.put("bytes-per-second", perSecond(window.bytes()));
    json.put("answers", window.syncs());
    json.put("deletes", window.deletes());
    json.put("coalesced", window.duplicates());
    json.put("bad-messages", window.badMessages());
    json.put("min-updates-of-a-subscriber", window.minUpdatesOfAStream());
    json.put("max-updates-of-a-subscriber", window.maxUpdatesOfAStream());
    json.put("untimely-updates", window.untimely());
    if (setting.streams() && isTimely()) {
      json.put("latency", percentiles(window.latencyNanos()));
    }
    json.put("inter-arrival", percentiles(window.interArrivalNanos()));
    json.put("to-first-message", percentiles(answers().toFirstNanos()));
    json.put("to-sync-response", percentiles(answers().toSyncNanos()));
    json.put("client-cpu", window.clientCpuNanos());
    List<Object> ended = new ArrayList<>();
    endingsByReason().forEach((reason, count) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("reason", reason);
      entry.put("subscribers", count);
      ended.add(entry);
    });
    json.put("ended-early", ended);
    return json;
  }

  private static Map<String, Object> percentiles(Histogram nanos) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (nanos.getTotalCount() > 0) {
      json.put("p50", nanos.getValueAtPercentile(50));
      json.put("p90", nanos.getValueAtPercentile(90));
      json.put("p99", nanos.getValueAtPercentile(99));
      json.put("p99.9", nanos.getValueAtPercentile(99.9));
      json.put("max", nanos.getMaxValue());
    }
    return json;
  }

  /** A stream is answered once, before it is measured; ONCE and POLL all the time. */
  private Measurement answers() {
    return setting.streams() ? initial : window;
  }

  private boolean isTimely() {
    long all = window.untimely() + window.latencyNanos().getTotalCount();
    return window.untimely() <= all * MAX_UNTIMELY_SHARE;
  }

  private long perSecond(long count) {
    return Math.round(count * 1e9 / window.nanos());
  }
}
