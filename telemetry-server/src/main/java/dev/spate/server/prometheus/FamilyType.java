package dev.spate.server.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.List;

/** The types that a metric family of leaves can have (OpenMetrics 1.0, "Metric Types"). */
enum FamilyType {
  COUNTER {
    @Override
    MetricSnapshot snapshot(MetricMetadata metadata, List<DataPointSnapshot> points) {
      return new CounterSnapshot(metadata, all(points, CounterDataPointSnapshot.class));
    }
  },
  GAUGE {
    @Override
    MetricSnapshot snapshot(MetricMetadata metadata, List<DataPointSnapshot> points) {
      return new GaugeSnapshot(metadata, all(points, GaugeDataPointSnapshot.class));
    }
  },
  STATE_SET {
    @Override
    MetricSnapshot snapshot(MetricMetadata metadata, List<DataPointSnapshot> points) {
      return new StateSetSnapshot(metadata, all(points, StateSetDataPointSnapshot.class));
    }
  },
  INFO {
    @Override
    MetricSnapshot snapshot(MetricMetadata metadata, List<DataPointSnapshot> points) {
      return new InfoSnapshot(metadata, all(points, InfoDataPointSnapshot.class));
    }
  };

  /** A family of this type with its series, which are all of this type too. */
  abstract MetricSnapshot snapshot(MetricMetadata metadata, List<DataPointSnapshot> points);

  private static <P> List<P> all(List<DataPointSnapshot> points, Class<P> type) {
    return points.stream().map(type::cast).toList();
  }
}
