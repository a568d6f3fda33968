package dev.spate.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.query.LeafClass;
import dev.spate.time.ManualTime;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private final StoreHarness store = new StoreHarness(new ManualTime());
  private final Device router1 = store.device("router1");
  private final Selection selection =
      new Selection(StoreHarness.query("/interfaces", LeafClass.ANY), true, 0);

  @Test
  void slots_ofDeletedGroupsAreUsedAgain() {
    store.store().watch(selection.query(), true, selection);

    for (int i = 0; i < 1_000; i++) {
      router1.withInterface("lo" + i);
      router1.delete("/interfaces/interface[name=lo" + i + "]");
    }

    assertThat(selection.size()).isEqualTo(2);
    assertThat(selection.removals()).isEqualTo(2_000);
  }

  @Test
  void aRing_isAtLeastTwiceAsLongAsItsSlots() {
    store.store().watch(selection.query(), true, selection);

    for (int i = 0; i < 100; i++) {
      router1.withInterface("eth" + i);
      assertThat(selection.ring().capacity()).isGreaterThanOrEqualTo(2 * selection.size());
    }
  }

  @Test
  void equalQueries_shareOneSelectionUntilTheLastLeaves() {
    Selections selections = new Selections(store.store(), 0);
    Selection first = selections.acquire(StoreHarness.query("/interfaces", LeafClass.ANY), true);

    assertThat(selections.acquire(StoreHarness.query("/interfaces", LeafClass.ANY), true))
        .isSameAs(first);
    selections.release(first);
    assertThat(selections.acquire(StoreHarness.query("/interfaces", LeafClass.ANY), true))
        .isSameAs(first);
    selections.release(first);
    selections.release(first);
    router1.withInterface("eth0");
    assertThat(first.size()).isZero();
  }
}
