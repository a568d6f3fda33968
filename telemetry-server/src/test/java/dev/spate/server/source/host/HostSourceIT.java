package dev.spate.server.source.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spate.metrics.Metric;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.spi.SourceStatus.State;
import dev.spate.store.GroupReading;
import dev.spate.store.Store;
import dev.spate.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The source over this very machine, and over a reader that fails. */
class HostSourceIT {

  private static final Duration FAST = Duration.ofMillis(100);

  private final Metrics metrics = new Metrics();
  private final Store store = new Store(Schema.bundled(), TimeSource.system(), metrics);

  @Test
  void start_thisMachine_hasItsMemoryAndAnInterface() {
    try (HostSource source = new HostSource(new HostConfig(true, "", FAST))) {
      source.start(store);

      assertThat(store.targetNames()).hasSize(1);
      await().atMost(Duration.ofSeconds(30)).until(() -> source.status().state() == State.RUNNING);
      String target = store.targetNames().get(0);
      var memory = store.soleGroup(target, Path.parse("/system/memory/state")).orElseThrow();
      GroupReading reading = memory.newReading();
      assertThat(memory.read(reading)).isTrue();
      assertThat(reading.values().number(memory.shape().indexOf("physical"))).isPositive();
      assertThat(reading.timestampNanos()).isEqualTo(source.status().lastUpdateNanos());
    }
    assertThat(store.targetNames()).isEmpty();
  }

  @Test
  void start_readerFails_isToldCountedAndTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    HostConfig config = new HostConfig(true, "box", FAST);
    try (HostSource source = new HostSource(config, () -> {
      if (tries.incrementAndGet() <= 2) {
        throw new UnsatisfiedLinkError("no native library");
      }
      return new OshiReader();
    })) {
      source.start(store);

      await().until(() -> source.status().state() == State.FAILED);
      assertThat(source.status().error()).contains("no native library");
      await().atMost(Duration.ofSeconds(30)).until(() -> source.status().state() == State.RUNNING);
      assertThat(metrics.value(Metric.COLLECTION_FAILURES)).isEqualTo(2);
      assertThat(source.status().error()).isNull();
    }
  }

  @Test
  void close_neverStarted_isHarmless() {
    HostSource source = new HostSource(HostConfig.defaults());

    source.close();

    assertThat(source.status().state()).isEqualTo(State.STOPPED);
  }
}
