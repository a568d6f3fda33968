package dev.spate.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spate.metrics.Metrics;
import dev.spate.time.ManualTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private final Drainer first = new Drainer(0, new ManualTime(), new Metrics());
  private final Drainer second = new Drainer(1, new ManualTime(), new Metrics());
  private final Placement placement = new Placement(List.of(first, second));

  @Test
  void take_givesEachDrainerAsManyConnections() {
    // Their hashes are all even, as those of a client's ports may be.
    assertThat(List.of(2, 4, 6, 8))
        .extracting(placement::take)
        .containsExactly(first, second, first, second);
  }

  @Test
  void take_givesStreamsOfAConnectionTheSame() {
    Drainer drainer = placement.take("a");
    placement.take("b");

    assertThat(placement.take("a")).isSameAs(drainer);
  }

  @Test
  void giveBack_makesRoomWhenTheLastStreamOfAConnectionHasGone() {
    placement.take("a");
    placement.take("a");
    placement.take("b");

    placement.giveBack("a");
    assertThat(placement.take("a")).isSameAs(first);
    placement.giveBack("a");
    placement.giveBack("a");

    assertThat(placement.take("c")).isSameAs(first);
    assertThatThrownBy(() -> placement.giveBack("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("connection a has no stream");
  }
}
