package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.cli.SubscriptionOptions.Mode;
import dev.spate.cli.SubscriptionOptions.StreamMode;
import dev.spate.cli.bench.Measurement;
import dev.spate.cli.format.PrettyJson;
import dev.spate.json.JsonReader;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** The report to the letter. */
class BenchReportTest {

  private static final BenchReport.Setting STREAMS =
      new BenchReport.Setting(100, 8, Mode.STREAM, StreamMode.ON_CHANGE, EncodingName.PROTO);

  @Test
  void text_of_a_stream() {
    BenchReport report =
        new BenchReport("127.0.0.1:9339", STREAMS, measured(0), measured(0), List.of());

    assertThat(report.text()).isEqualTo("""
        127.0.0.1:9339: 100 subscribers over 8 connections, stream on-change, proto, for 10.0 s

                   a second   in all
        updates      2.40 M   24.0 M  239,999 to 240,001 a subscriber
        messages    200,000   2.00 M  12.0 updates each
        bytes        100 MB  1.00 GB  500 B a message, 41 B an update
        deletes           0        3
        coalesced       100    1,000

                              p50      p90      p99    p99.9      max
        latency            500 µs   900 µs   990 µs   999 µs  1.00 ms
        between messages  1.00 ms  1.00 ms  1.00 ms  1.00 ms  1.00 ms
        to first message  2.00 ms  2.00 ms  2.00 ms  2.00 ms  2.00 ms
        to sync_response   120 ms   120 ms   120 ms   120 ms   120 ms

        This client's CPU: 500 ns an update, 1.20 processors.
        """);
  }

  @Test
  void text_of_clocks_that_differ_has_no_latency_but_says_why() {
    BenchReport report =
        new BenchReport("127.0.0.1:9339", STREAMS, measured(250), measured(0), List.of());

    assertThat(report.text())
        .doesNotContain("\nlatency")
        .contains("No latency: 250 of 1,250 timestamps are in the future by this machine's clock");
    assertThat(report.json()).doesNotContainKey("latency").containsEntry("untimely-updates", 250L);
  }

  @Test
  void text_shows_the_latency_when_one_timestamp_in_a_thousand_is_off() {
    BenchReport report =
        new BenchReport("127.0.0.1:9339", STREAMS, measured(1), measured(0), List.of());

    assertThat(report.text()).contains("\nlatency").doesNotContain("No latency");
  }

  @Test
  void text_of_once_tells_of_answers_instead_of_latency() {
    BenchReport report = new BenchReport(
        "127.0.0.1:9339",
        new BenchReport.Setting(1, 1, Mode.ONCE, StreamMode.TARGET_DEFINED, EncodingName.JSON),
        measured(0),
        nothing(),
        List.of());

    assertThat(report.text())
        .startsWith("127.0.0.1:9339: 1 subscriber over 1 connection, once, json, for 10.0 s\n")
        .contains("\nanswers           5       50\n")
        .contains("\nto sync_response   120 ms")
        .doesNotContain("latency", "between messages", "a subscriber\n");
  }

  @Test
  void text_of_samples_calls_it_age() {
    BenchReport report = new BenchReport(
        "127.0.0.1:9339",
        new BenchReport.Setting(1, 1, Mode.STREAM, StreamMode.SAMPLE, EncodingName.JSON),
        measured(0),
        measured(0),
        List.of());

    assertThat(report.text()).contains("\nage  ").doesNotContain("latency");
  }

  @Test
  void text_of_nothing_says_what_would_send() {
    BenchReport report =
        new BenchReport("127.0.0.1:9339", STREAMS, nothing(), nothing(), List.of());

    assertThat(report.text())
        .contains("\nupdates           0       0")
        .contains("No update came meanwhile; --stream-mode sample");
  }

  @Test
  void text_counts_what_ended_streams_by_reason() {
    Status refused = Status.RESOURCE_EXHAUSTED.withDescription("98 subscriptions are the most");
    BenchReport report = new BenchReport(
        "127.0.0.1:9339", STREAMS, measured(0), measured(0), List.of(refused, Status.OK, refused));

    assertThat(report.text()).endsWith("""
        Ended early: 3 of 100 subscribers.
          2 by RESOURCE_EXHAUSTED: 98 subscriptions are the most
          1 by OK
        """);
  }

  @Test
  void json_has_counts_and_nanoseconds() {
    BenchReport report =
        new BenchReport("127.0.0.1:9339", STREAMS, measured(0), measured(0), List.of(Status.OK));

    Map<?, ?> json = (Map<?, ?>) JsonReader.parse(PrettyJson.text(report.json()));

    assertThat(json.keySet().stream().map(Object::toString))
        .containsExactly(
            "source",
            "subscribers",
            "connections",
            "mode",
            "stream-mode",
            "encoding",
            "nanoseconds",
            "updates",
            "updates-per-second",
            "messages",
            "messages-per-second",
            "bytes",
            "bytes-per-second",
            "answers",
            "deletes",
            "coalesced",
            "bad-messages",
            "min-updates-of-a-subscriber",
            "max-updates-of-a-subscriber",
            "untimely-updates",
            "latency",
            "inter-arrival",
            "to-first-message",
            "to-sync-response",
            "client-cpu",
            "ended-early");
    assertThat(json.get("updates-per-second")).hasToString("2400000");
    assertThat(((Map<?, ?>) json.get("latency")).keySet()).hasSize(5);
    assertThat(json.get("ended-early")).hasToString("[{reason=OK, subscribers=1}]");
  }

  @Test
  void progress_line_has_rate_and_time_left() {
    assertThat(Progress.line("measuring", 1_200_000, 500_000_000, 7_900_000_000L))
        .isEqualTo("measuring: 2.40 M updates/s, 7.9 s left");
    assertThat(Progress.line("measuring", 0, 1_000_000_000, -5))
        .isEqualTo("measuring: 0 updates/s, 0 ms left");
  }

  private static Measurement measured(long untimely) {
    Histogram latency = histogram();
    for (int micros = 1; micros <= 1_000; micros++) {
      latency.recordValue(micros * 1_000L);
    }
    return new Measurement(
        10_000_000_000L,
        24_000_000,
        3,
        2_000_000,
        1_000_000_000,
        1_000,
        50,
        0,
        latency,
        untimely,
        histogram(1_000_000),
        histogram(2_000_000),
        histogram(120_000_000),
        12_000_000_000L,
        1,
        2,
        239_999,
        240_001);
  }

  private static Measurement nothing() {
    return new Measurement(
        10_000_000_000L,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        histogram(),
        0,
        histogram(),
        histogram(),
        histogram(),
        1_000_000,
        0,
        0,
        0,
        0);
  }

  private static Histogram histogram(long... nanos) {
    Histogram histogram = new Histogram(3);
    for (long value : nanos) {
      histogram.recordValue(value);
    }
    return histogram;
  }
}
