package dev.spate.server.prometheus;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/**
 * A metric family: what the series of one leaf of the tree have in common, or those of the texts of one container. Immutable.
 *
 * @param place which leaf or container that is, by its path without keys' values
 */
record Family(FamilyType type, String place, MetricMetadata metadata) {

  MetricSnapshot snapshot(List<DataPointSnapshot> points) {
    return type.snapshot(metadata, points);
  }
}
