package dev.spate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

  private final LatencyHistogram latency = new LatencyHistogram();

  @Test
  void record_theBoundItself_isInTheBucketBelowIt() {
    long bound = latency.boundsNanos()[2];

    latency.record(bound);
    latency.record(bound + 1);

    assertThat(latency.counts()[2]).isEqualTo(1);
    assertThat(latency.counts()[3]).isEqualTo(1);
    assertThat(latency.totalNanos()).isEqualTo(2 * bound + 1);
  }

  @Test
  void record_longerThanTheLastBound_isInTheBucketAboveIt() {
    latency.record(Long.MAX_VALUE);

    long[] counts = latency.counts();
    assertThat(counts).hasSize(latency.boundsNanos().length + 1);
    assertThat(counts[counts.length - 1]).isEqualTo(1);
  }

  @Test
  void record_negative_countsAsNoTime() {
    latency.record(-5);

    assertThat(latency.counts()[0]).isEqualTo(1);
    assertThat(latency.totalNanos()).isZero();
  }

  @Test
  void boundsNanos_rise() {
    assertThat(latency.boundsNanos()).isSorted().doesNotHaveDuplicates();
  }
}
