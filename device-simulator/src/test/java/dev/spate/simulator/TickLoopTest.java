package dev.spate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.spi.SourceStatus.State;
import dev.spate.store.Change;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Store;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TickLoopTest {
  private static final Path COUNTERS =
      Path.parse("/interfaces/interface[name=eth0]/state/counters");
  private static final long TICK = 100_000_000L;

  private final ManualTime time = new ManualTime();
  private final Store store = new Store(Schema.bundled(), time, new Metrics());
  private final TickLoop loop =
      new TickLoop(SimulationHarness.inARow(1, SimulationHarness.calm()), store);
  private final long start = time.epochNanos();

  @AfterEach
  void close() {
    loop.close();
  }

  private void advance(Duration duration) throws InterruptedException {
    time.advance(duration);
    loop.runDueTick();
  }

  private long counted(Metric metric) {
    return store.metrics().value(metric);
  }

  private long lastPublish() {
    Group counters = store.soleGroup("router1", COUNTERS).orElseThrow();
    GroupReading reading = counters.newReading();
    assertThat(counters.read(reading)).isTrue();
    return reading.timestampNanos();
  }

  @Test
  void runDueTick_waitsForTheTicksTimeAndPublishesWithIt() throws InterruptedException {
    advance(Duration.ofMillis(99));
    assertThat(counted(Metric.SIMULATOR_TICKS)).isZero();
    advance(Duration.ofMillis(3));
    assertThat(counted(Metric.SIMULATOR_TICKS)).isEqualTo(1);
    assertThat(lastPublish())
        .as("the tick's time, not the time of publishing")
        .isEqualTo(start + TICK);
    loop.runDueTick();
    assertThat(counted(Metric.SIMULATOR_TICKS)).isEqualTo(1);
  }

  @Test
  void runDueTick_skipsAndCountsWhatWasOverrun() throws InterruptedException {
    advance(Duration.ofMillis(100));
    advance(Duration.ofMillis(370));
    loop.runDueTick();
    assertThat(counted(Metric.SIMULATOR_TICKS)).as("no burst").isEqualTo(2);
    assertThat(counted(Metric.SIMULATOR_TICKS_SKIPPED)).isEqualTo(2);
    assertThat(lastPublish()).isEqualTo(start + 4 * TICK);
    advance(Duration.ofMillis(30));
    assertThat(lastPublish()).isEqualTo(start + 5 * TICK);
  }

  @Test
  void runDueTick_goesOnWhenTheClockIsSetBack() throws InterruptedException {
    advance(Duration.ofMillis(100));
    advance(Duration.ofHours(-1));
    advance(Duration.ofMillis(100));
    assertThat(counted(Metric.SIMULATOR_TICKS)).isEqualTo(2);
    assertThat(lastPublish()).isLessThan(start);
    assertThat(counted(Metric.SIMULATOR_TICKS_SKIPPED)).isZero();
    assertThat(counted(Metric.STALE_PUBLISHES)).isZero();
  }

  @Test
  void set_isCarriedOutByTheRunningLoopBetweenTwoTicks() throws Exception {
    loop.start();
    Path leaf = Path.parse("/system/config/hostname");
    Change update = new Change.Update(0, leaf, Map.of(leaf, new Value.Text("core")));
    long timestamp =
        store.set("router1", List.of(update)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(timestamp).isEqualTo(start);
    assertThat(loop.status().state()).isEqualTo(State.RUNNING);
  }

  @Test
  void set_afterCloseIsRefused() {
    loop.start();
    loop.close();
    assertThat(loop.set("router1", List.of()).toCompletableFuture()).isCompletedExceptionally();
    assertThat(loop.status().state()).isEqualTo(State.STOPPED);
    assertThat(store.targetNames()).isEmpty();
  }
}
