package dev.spate.server.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.server.inventory.DeviceState.Freshness;
import dev.spate.spi.Source;
import dev.spate.spi.SourceStatus;
import dev.spate.spi.SourceStatus.State;
import dev.spate.store.Group;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private final ManualTime time = new ManualTime();
  private final Store store = new Store(Schema.bundled(), time, new Metrics());
  private final Inventory inventory = new Inventory(store);
  private final OneDevice source = new OneDevice("b", "box10");

  @Test
  void devices_haveTheSourceThatClaimedThem_inNaturalOrder() {
    start(source);
    start(new OneDevice("a", "box2"));

    assertThat(inventory.devices())
        .extracting(DeviceState::target, DeviceState::source)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("box2", "a"),
            org.assertj.core.groups.Tuple.tuple("box10", "b"));
    assertThat(inventory.sources()).extracting(Source::name).containsExactly("a", "b");
  }

  @Test
  void device_isFoundByItsName() {
    start(source);

    assertThat(inventory.device("box10")).hasValue(inventory.devices().get(0));
    assertThat(inventory.device("box2")).isEmpty();
  }

  @Test
  void freshness_followsTheLastUpdate() {
    start(source);
    assertThat(freshness()).isEqualTo(Freshness.WAITING);

    source.publish(time.epochNanos());
    time.advance(Duration.ofSeconds(30));
    assertThat(freshness()).isEqualTo(Freshness.LIVE);
    assertThat(inventory.devices().get(0).lastUpdateNanos())
        .isEqualTo(time.epochNanos() - 30_000_000_000L);

    time.advance(Duration.ofMillis(1));
    assertThat(freshness()).isEqualTo(Freshness.STALE);
  }

  @Test
  void freshness_sourceFailed_isStaleAtOnce() {
    start(source);
    source.publish(time.epochNanos());

    source.state = State.FAILED;

    assertThat(freshness()).isEqualTo(Freshness.STALE);
  }

  private Freshness freshness() {
    return inventory.devices().get(0).freshness();
  }

  private void start(OneDevice started) {
    started.start(store);
    inventory.started(started);
  }

  /** A source of one device that publishes when it is told to. */
  private static final class OneDevice implements Source {

    private final String name;
    private final String device;
    private State state = State.RUNNING;
    private Group group;

    OneDevice(String name, String device) {
      this.name = name;
      this.device = device;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String kind() {
      return "test";
    }

    @Override
    public void start(Store store) {
      Target target = store.claim(device, true, null);
      group = target.group(Path.parse("/system/memory/state"), List.of("physical"));
    }

    void publish(long nanos) {
      var values = group.newValues();
      values.setNumber(0, 1);
      group.publish(nanos, values);
    }

    @Override
    public SourceStatus status() {
      return new SourceStatus(state, 0, null);
    }

    @Override
    public void close() {}
  }
}
