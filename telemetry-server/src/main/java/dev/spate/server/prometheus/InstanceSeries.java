package dev.spate.server.prometheus;

import dev.spate.path.Path;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the leaves of one container of one device into series, whatever groups they are in. For one thread, then thrown away.
 */
final class InstanceSeries {

  private static final long NOT_CREATED = 0;

  private final Path container;
  private final Labels labels;
  private final DeviceSeries device;
  private final List<String> textLabels = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private @Nullable Family textFamily;

  InstanceSeries(Path container, Labels labels, DeviceSeries device) {
    this.container = container;
    this.labels = labels;
    this.device = device;
  }

  boolean isOf(Path otherContainer) {
    return container.equals(otherContainer);
  }

  /** A null family here and below is one whose name belongs to another leaf. */
  void number(@Nullable Family family, double value) {
    if (family == null) {
      device.leaveOut(1);
    } else if (family.type() == FamilyType.COUNTER) {
      device.add(family, new CounterDataPointSnapshot(value, labels, null, NOT_CREATED), 1);
    } else {
      device.add(family, new GaugeDataPointSnapshot(value, labels, null), 1);
    }
  }

  /** A state is one of a few names. */
  void state(@Nullable Family family, String[] names, int present) {
    if (family == null) {
      device.leaveOut(1);
      return;
    }
    boolean[] holds = new boolean[names.length];
    holds[present] = true;
    device.add(family, new StateSetDataPointSnapshot(names, holds, labels), names.length);
  }

  /** A text is a label of the one series that has all of them; without a text there is no label, which is the same to Prometheus. */
  void text(@Nullable Family family, String label, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (family == null || textLabels.contains(label)) {
      device.leaveOut(1);
      return;
    }
    textFamily = family;
    textLabels.add(label);
    texts.add(text);
  }

  /** Adds the texts, when those of all groups are known. */
  void end() {
    if (textFamily != null) {
      Labels all = labels.merge(textLabels.toArray(String[]::new), texts.toArray(String[]::new));
      device.add(textFamily, new InfoDataPointSnapshot(all), 1);
    }
  }
}
