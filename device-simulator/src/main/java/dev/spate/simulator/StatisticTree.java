package dev.spate.simulator;

import dev.spate.path.Path;
import dev.spate.schema.LeafType;
import dev.spate.store.GroupOption;
import dev.spate.store.GroupWriter;
import dev.spate.store.Target;
import java.util.List;

/** A measurement with its least, greatest and mean, as {@code openconfig-types} groups them: a percentage or a decimal. */
final class StatisticTree {
  private static final List<String> LEAVES =
      List.of("instant", "avg", "min", "max", "interval", "min-time", "max-time");

  private final GroupWriter leaves;
  private final boolean decimal;
  private final int[] places = new int[LEAVES.size()];

  StatisticTree(Target target, Path container, LeafType.Base type) {
    leaves = new GroupWriter(target, container, LEAVES, GroupOption.RECENT)
        .number("interval", Statistic.WINDOW_NANOS);
    decimal = type == LeafType.Base.DECIMAL;
    for (int i = 0; i < places.length; i++) {
      places[i] = leaves.at(LEAVES.get(i));
    }
  }

  void publish(Statistic statistic, long timestampNanos) {
    set(0, statistic.instant());
    set(1, statistic.average());
    set(2, statistic.min());
    set(3, statistic.max());
    leaves.setNumber(places[5], statistic.minNanos());
    leaves.setNumber(places[6], statistic.maxNanos());
    leaves.publish(timestampNanos);
  }

  private void set(int leaf, double value) {
    if (decimal) {
      leaves.setDecimal(places[leaf], value);
    } else {
      leaves.setNumber(places[leaf], Math.round(value));
    }
  }
}
