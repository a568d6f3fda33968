package dev.spate.server.prometheus;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The series of one device in one answer, as long as there is room for them. For one thread, then thrown away. */
final class DeviceSeries {

  private final String target;
  private final int room;
  private final List<Point> points = new ArrayList<>();
  private int size;
  private int leftOut;

  private record Point(Family family, DataPointSnapshot data) {}

  /**
   * For one device.
   *
   * @param room how many series it may have
   */
  DeviceSeries(String target, int room) {
    this.target = target;
    this.room = room;
  }

  String target() {
    return target;
  }

  /** Adds a point, which stands for one series or, if it is of a set of states, for several. */
  void add(Family family, DataPointSnapshot data, int series) {
    points.add(new Point(family, data));
    size += series;
  }

  /** Leaves are left out whose name belongs to others. */
  void leaveOut(int leaves) {
    leftOut += leaves;
  }

  boolean fits() {
    return size <= room;
  }

  int size() {
    return size;
  }

  int leftOut() {
    return leftOut;
  }

  void addTo(Map<Family, List<DataPointSnapshot>> page) {
    for (Point point : points) {
      page.computeIfAbsent(point.family, family -> new ArrayList<>()).add(point.data);
    }
  }
}
