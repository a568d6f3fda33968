package dev.spate.benchmarks.harness;

import static dev.spate.benchmarks.harness.ServerKind.FLOOR;
import static dev.spate.benchmarks.harness.ServerKind.PLAIN;
import static dev.spate.benchmarks.harness.ServerKind.SPATE;

import dev.spate.benchmarks.harness.Bar.AtLeast;
import dev.spate.benchmarks.harness.Bar.AtMost;
import dev.spate.benchmarks.harness.Bar.AtMostTimes;
import dev.spate.benchmarks.harness.Bar.AtMostTimesRow;
import dev.spate.benchmarks.harness.Bar.NeverMore;
import dev.spate.benchmarks.harness.StartUpMeasure.Command;
import dev.spate.benchmarks.harness.Traffic.Encoding;
import dev.spate.benchmarks.harness.Traffic.Layout;
import dev.spate.benchmarks.harness.Traffic.Mode;
import dev.spate.benchmarks.harness.Traffic.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All that is measured, in the order in which it is reported. */
final class Rows {
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;
  private static final double MILLION = 1e6;

  /** The edges of a window are some milliseconds wide, so that of all that is wanted a little may fall outside. */
  private static final double ALL = 0.998;

  /** A window cuts through the rounds of SAMPLE, which take a while each; that none was skipped is a bar of its own. */
  private static final double ALL_SAMPLES = 0.95;

  private static final List<ServerKind> WITH_RULERS = List.of(SPATE, FLOOR, PLAIN);
  private static final Traffic STANDARD = Traffic.standard();

  /** More than can be delivered: to eight streams, and to one. */
  private static final Traffic SATURATING =
      STANDARD.with(Schedule.SATURATE).every(Duration.ofMillis(15));

  /** 8.3 M updates a second to eight streams: a little more than the bar. */
  private static final Traffic FAST = STANDARD.every(Duration.ofMillis(23));

  private static final Traffic SATURATING_ONE =
      STANDARD.with(Schedule.SATURATE).every(Duration.ofMillis(8));

  /** A million leaves, in groups of 12. */
  private static final Traffic MILLION_GROUPED =
      STANDARD.with(Schedule.NONE).network(20, 4_167, 12);

  /** A million leaves, each in a group of its own. */
  private static final Traffic MILLION_ALONE =
      STANDARD.with(Schedule.NONE).with(Layout.ALONE).network(20, 4_167, 12);

  private Rows() {}

  /** Every row. */
  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    fanOut(rows);
    oneAndFew(rows);
    parts(rows);
    large(rows);
    neighbours(rows);
    starts(rows);
    return List.copyOf(rows);
  }

  private static void fanOut(List<Row> rows) {
    rows.add(fanOut(
        "fan-out-100",
        "100 subscribers over 100 connections, 24,000 changes a second, spread",
        STANDARD,
        100,
        new AtMost(Quantity.LATENCY_P50, 2 * MILLI),
        new AtMost(Quantity.LATENCY_P99, 5 * MILLI)));
    rows.add(fanOut(
        "fan-out-8",
        "the same over 8 connections",
        STANDARD,
        8,
        new AtMost(Quantity.LATENCY_P50, 1 * MILLI),
        new AtMost(Quantity.LATENCY_P99, 4 * MILLI)));
    for (int connections : new int[] {100, 8}) {
      rows.add(fanOut(
          "burst-" + connections,
          "all 24,000 changes in one burst each second, to 100 subscribers over " + connections
              + " connections; the last one's latency is how long the burst took",
          STANDARD.with(Schedule.BURST),
          connections,
          new AtMost(Quantity.LATENCY_MAX, 450 * MILLI)));
    }
    for (int connections : new int[] {100, 8}) {
      rows.add(new Row(
          "sample-" + connections,
          "SAMPLE each second, 100 subscribers over " + connections + " connections",
          streams(STANDARD.with(Mode.SAMPLE), 100, connections),
          costBars(List.of(), ALL_SAMPLES)));
    }
    for (Encoding encoding : List.of(Encoding.JSON, Encoding.JSON_IETF)) {
      for (int connections : new int[] {100, 8}) {
        rows.add(inJson("fan-out-" + connections, STANDARD, encoding, connections));
      }
      rows.add(inJson("burst-100", STANDARD.with(Schedule.BURST), encoding, 100));
      rows.add(inJson("sample-100", STANDARD.with(Mode.SAMPLE), encoding, 100));
    }
  }

  private static void oneAndFew(List<Row> rows) {
    rows.add(new Row(
        "one-saturated",
        "one subscriber, to which more is published than it can be sent",
        saturated(SATURATING_ONE, 1),
        new AtMostTimes(Quantity.CPU_PER_UPDATE, 2, FLOOR)));
    rows.add(new Row(
        "one-paced",
        "one subscriber at 24,000 changes a second",
        streams(STANDARD, 1, 1),
        new AtMostTimes(Quantity.CPU_PER_UPDATE, 1.5, FLOOR),
        new AtMost(Quantity.CPU_PER_UPDATE, 7_000),
        new AtMost(Quantity.LATENCY_P99, 2 * MILLI),
        new AtLeast(Quantity.DELIVERED_SHARE, ALL)));
    rows.add(new Row(
        "eight-fast",
        "8 streams with a connection each, 8.3 M updates a second",
        streams(FAST, 8, 8),
        new AtLeast(Quantity.DELIVERED, 8 * MILLION)));
    rows.add(new Row(
        "eight-saturated",
        "8 streams with a connection each, to which more is published than they can be sent",
        saturated(SATURATING, 8),
        new AtLeast(Quantity.DELIVERED, 8 * MILLION)));
  }

  private static void parts(List<Row> rows) {
    rows.add(publish("publish-nobody", "publish by handle, no subscriber", "NOBODY", 30));
    rows.add(publish("publish-stalled", "the same with 100 that do not drain", "STALLED", 10));
    rows.add(new Row(
        "publish-draining",
        "the same with 100 that drain",
        new MicroMeasure("PublishByHandle.publish", Map.of("audience", "DRAINING")),
        new AtLeast(Quantity.VALUES_PER_CORE, 10 * MILLION)));
    rows.add(new Row(
        "publish-by-path",
        "publish by path, as a collector does",
        new MicroMeasure("PublishByPath.whole", Map.of()),
        new AtLeast(Quantity.VALUES_PER_CORE, 3 * MILLION)));
  }

  private static void large(List<Row> rows) {
    rows.add(new Row(
        "heap-grouped",
        "heap of 1 M leaves in groups of 12, paths included",
        new HeapMeasure(MILLION_GROUPED),
        new AtMost(Quantity.HEAP_PER_LEAF, 80)));
    rows.add(new Row(
        "heap-alone",
        "heap of 1 M leaves, each a group of its own",
        new HeapMeasure(MILLION_ALONE),
        new AtMost(Quantity.HEAP_PER_LEAF, 200)));
    rows.add(new Row(
        "once-warm",
        "ONCE over 1 M leaves",
        new OnceMeasure(MILLION_GROUPED.with(Mode.ONCE), false),
        new AtMostTimes(Quantity.CPU_PER_LEAF, 2, FLOOR),
        new AtMost(Quantity.FIRST_MESSAGE, 50 * MILLI)));
    rows.add(new Row(
        "once-fresh",
        "the same as the first call of a fresh server",
        new OnceMeasure(MILLION_GROUPED.with(Mode.ONCE), true),
        new AtMost(Quantity.CALL_TIME, 1 * SECOND),
        new AtMost(Quantity.FIRST_MESSAGE, 50 * MILLI)));
  }

  private static void neighbours(List<Row> rows) {
    rows.add(new Row(
        "beside-idle",
        "fan-out-100 beside 10,000 subscriptions to one idle interface each and 1,000 to one wildcard of idle ones",
        new NeighbourMeasure(STANDARD.withIdle(Neighbours.IDLE_INTERFACES), Neighbours.IDLE),
        new AtMost(Quantity.P99_RATIO, 1.2)));
    rows.add(new Row(
        "subscribing",
        "1,000 subscriptions to one wildcard of 2,000 interfaces",
        new SubscribingMeasure(STANDARD.with(Schedule.NONE)),
        new AtMost(Quantity.SUBSCRIBE_RATIO, 1.2)));
    rows.add(new Row(
        "beside-slow",
        "fan-out-100 beside one stream that reads nothing",
        new NeighbourMeasure(STANDARD, Neighbours.SLOW),
        new AtMost(Quantity.P99_RATIO, 1.2)));
    rows.add(new Row(
        "stalled-heap",
        "100 live streams and 100 that read nothing",
        new StalledMeasure(STANDARD),
        new AtMost(Quantity.STALLED_BYTES, 64 << 10),
        new AtMost(Quantity.STALLED_GROWTH, 4 << 10)));
    rows.add(new Row(
        "rest",
        "REST: 1,000 requests a second while 120,000 updates a second come in",
        new RestMeasure(STANDARD.every(Duration.ofMillis(200)), 1_000),
        new AtMost(Quantity.LATENCY_P50, 2 * MILLI),
        new AtMost(Quantity.LATENCY_P99, 20 * MILLI),
        new AtLeast(Quantity.ANSWERED, 990),
        new AtLeast(Quantity.LEAVES_PUBLISHED, 0.99 * 120_000)));
    rows.add(new Row(
        "simulator",
        "100,000 simulated interfaces, ticking each second",
        new SimulatorMeasure(1_000, 100),
        new AtMost(Quantity.SERVER_CORES, 1),
        new AtLeast(Quantity.LEAVES_PUBLISHED, 2 * MILLION),
        new NeverMore(Quantity.TICKS_SKIPPED, 0)));
  }

  private static void starts(List<Row> rows) {
    rows.add(new Row(
        "start-server",
        "./spate demo, until it is ready",
        new StartUpMeasure(Command.SERVER),
        new AtMost(Quantity.ELAPSED, 1.5 * SECOND)));
    rows.add(new Row(
        "start-help",
        "./spate --help",
        new StartUpMeasure(Command.HELP),
        new AtMost(Quantity.ELAPSED, 0.35 * SECOND)));
    rows.add(new Row(
        "start-get",
        "./spate get router1:eth0",
        new StartUpMeasure(Command.GET),
        new AtMost(Quantity.ELAPSED, 0.8 * SECOND)));
  }

  /** About half of what eight streams can take, for long. */
  static List<Row> soak() {
    return List.of(new Row(
        "soak",
        "8 streams with a connection each, 4.2 M updates a second, without a break",
        new SoakMeasure(STANDARD.every(Duration.ofMillis(46)), 8),
        new AtMost(Quantity.HEAP_DRIFT, 1.05),
        new AtMost(Quantity.CPU_DRIFT, 1.2),
        new AtLeast(Quantity.ACCOUNTED_SHARE, ALL),
        new NeverMore(Quantity.UNREADABLE, 0)));
  }

  /** What a loaded machine can tell within two minutes: nothing is lost, and no cost has doubled. */
  static List<Row> brief() {
    return List.of(
        new Row(
            "fan-out-100",
            "100 subscribers over 100 connections, 24,000 changes a second, spread",
            new StreamMeasure(STANDARD, 100, 100, false, List.of(SPATE, FLOOR)),
            new AtMostTimes(Quantity.CPU_PER_UPDATE, 2.6, FLOOR),
            new AtLeast(Quantity.ACCOUNTED_SHARE, 0.9)),
        new Row(
            "json-fan-out-100",
            "the same in JSON",
            new StreamMeasure(STANDARD.with(Encoding.JSON), 100, 100, false, List.of(SPATE)),
            new AtMostTimesRow(Quantity.CPU_PER_UPDATE, 4, "fan-out-100"),
            new AtLeast(Quantity.ACCOUNTED_SHARE, 0.9)),
        new Row(
            "one-paced",
            "one subscriber at 24,000 changes a second",
            new StreamMeasure(STANDARD, 1, 1, false, List.of(SPATE, FLOOR)),
            new AtMostTimes(Quantity.CPU_PER_UPDATE, 3, FLOOR),
            new AtLeast(Quantity.ACCOUNTED_SHARE, 0.9)),
        new Row(
            "once-warm",
            "ONCE over 240,000 leaves",
            new OnceMeasure(
                STANDARD.with(Schedule.NONE).with(Mode.ONCE).network(20, 1_000, 12), false),
            new AtMostTimes(Quantity.CPU_PER_LEAF, 4, FLOOR)));
  }

  private static Row fanOut(
      String id, String title, Traffic traffic, int connections, Bar... latency) {
    return new Row(id, title, streams(traffic, 100, connections), costBars(List.of(latency), ALL));
  }

  private static Row inJson(String proto, Traffic traffic, Encoding encoding, int connections) {
    String name = encoding.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Row(
        name + "-" + proto,
        proto + " in " + encoding,
        new StreamMeasure(traffic.with(encoding), 100, connections, false, List.of(SPATE)),
        new AtMostTimesRow(Quantity.CPU_PER_UPDATE, 2, proto),
        new AtLeast(Quantity.DELIVERED_SHARE, traffic.mode() == Mode.SAMPLE ? ALL_SAMPLES : ALL));
  }

  private static Row publish(String id, String title, String audience, double millions) {
    return new Row(
        id,
        title,
        new MicroMeasure("PublishByHandle.publish", Map.of("audience", audience)),
        new AtLeast(Quantity.VALUES_PER_CORE, millions * MILLION),
        // JMH's own bookkeeping is in it, spread over the operations.
        new AtMost(Quantity.ALLOCATED, 0.05));
  }

  /** What all that is fanned out to a hundred must hold, after bars of its own. */
  private static List<Bar> costBars(List<Bar> own, double delivered) {
    List<Bar> bars = new ArrayList<>(own);
    bars.add(new AtMostTimes(Quantity.CPU_PER_UPDATE, 1.3, FLOOR));
    bars.add(new AtMostTimes(Quantity.CPU_PER_UPDATE, 0.5, PLAIN));
    bars.add(new AtLeast(Quantity.DELIVERED_SHARE, delivered));
    bars.add(new NeverMore(Quantity.COALESCED, 0));
    bars.add(new NeverMore(Quantity.SKIPPED, 0));
    bars.add(new NeverMore(Quantity.UNREADABLE, 0));
    return bars;
  }

  private static StreamMeasure streams(Traffic traffic, int subscribers, int connections) {
    return new StreamMeasure(traffic, subscribers, connections, false, WITH_RULERS);
  }

  private static StreamMeasure saturated(Traffic traffic, int subscribers) {
    return new StreamMeasure(traffic, subscribers, subscribers, true, WITH_RULERS);
  }
}
