package dev.spate.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final Network GROUPED = new Network(2, 3, 12, Network.Layout.GROUPED);
  private static final Network ALONE = new Network(2, 3, 12, Network.Layout.ALONE);

  @Test
  void grouped_hasAGroupForEachInterface() {
    assertThat(GROUPED.groups()).isEqualTo(6);
    assertThat(GROUPED.target(5)).isEqualTo("device2");
    assertThat(GROUPED.container(5).toString())
        .isEqualTo("/interfaces/interface[name=eth2]/state/counters");
    assertThat(GROUPED.leafNames(5)).hasSize(12).contains("in-octets", "out-multicast-pkts");
  }

  @Test
  void alone_hasAGroupForEachLeaf_andTheSameLeaves() {
    assertThat(ALONE.groups()).isEqualTo(72);
    assertThat(leaves(ALONE)).hasSize(72).isEqualTo(leaves(GROUPED));
  }

  private static Set<String> leaves(Network network) {
    Set<String> leaves = new HashSet<>();
    for (int group = 0; group < network.groups(); group++) {
      for (String leaf : network.leafNames(group)) {
        leaves.add(network.target(group) + network.container(group).child(leaf));
      }
    }
    return leaves;
  }

  @Test
  void value_differsFromTickToTickAndKeepsItsLength() {
    Network large = new Network(100, 834, 12, Network.Layout.ALONE);
    int last = large.groups() - 1;
    for (long tick : new long[] {0, 1, 1_000, 1_000_000_000, 1_000_000_000_000L}) {
      assertThat(large.value(last, 0, tick))
          .isBetween(100_000_000_000L, 999_999_999_999L)
          .isNotEqualTo(large.value(last, 0, tick + 1));
    }
  }

  @Test
  void leaves_moreThanThereAreCounters_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(1, 1, 21, Network.Layout.GROUPED))
        .withMessage("leaves is 21, but must be 1 to 20");
  }
}
