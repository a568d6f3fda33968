package dev.spate.server.prometheus;

import dev.spate.access.ReadScope;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.query.DataType;
import dev.spate.query.LeafClass;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.server.inventory.DeviceState;
import dev.spate.server.inventory.DeviceState.Freshness;
import dev.spate.server.inventory.Inventory;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.Shape;
import dev.spate.store.Store;
import dev.spate.store.Target;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The page of the devices' leaves under config false, as typed series. Safe to share among threads.
 *
 * <p>Counters and gauges are what the schema says; an enumeration is a set of states, of which one is 1; the other texts of a container are
 * the labels of one series with the value 1. A leaf without a value has no series. What the store holds is shown for as long as
 * it holds it, without timestamps, so a value that only changes now and then does not expire.
 *
 * <p>A device whose series do not fit under the limit is left out as a whole, and counted. Each device that was ever shown has its
 * {@code spate_device_up} for as long as the server runs.
 */
public final class DeviceMetricsPage {

  /*
   * Timestamps of the samples are not written, although the store has them. Prometheus marks a series stale as soon as a page lacks it, but only
   * where it gave the time itself; and it drops a sample whose time is that of the one before, so that a leaf which did not change for five minutes
   * would vanish from queries. When a device was last heard of is a series of its own.
   */

  private static final LeafFilter STATE =
      new LeafFilter(DataType.STATE, 0, Set.of(), LeafClass.ANY);

  private final Store store;
  private final Inventory inventory;
  private final int maxSeries;
  private final Families families = new Families();
  private final Set<String> seen = new ConcurrentSkipListSet<>(NaturalOrder.COMPARATOR);

  /** One page at a time: each takes as much memory as all series, however many ask at once. */
  private final ReentrantLock collecting = new ReentrantLock();

  /**
   * The page of one server.
   *
   * @param maxSeries most series of leaves on it
   */
  public DeviceMetricsPage(Store store, Inventory inventory, int maxSeries) {
    this.store = store;
    this.inventory = inventory;
    this.maxSeries = maxSeries;
  }

  /**
   * The page as of now.
   *
   * @param scope what its reader may see
   */
  public byte[] render(Exposition format, ReadScope scope) {
    collecting.lock();
    try {
      return format.write(collect(scope));
    } finally {
      collecting.unlock();
    }
  }

  private MetricSnapshots collect(ReadScope scope) {
    Map<Family, List<DataPointSnapshot>> leaves = new LinkedHashMap<>();
    int room = maxSeries;
    int devicesLeftOut = 0;
    int leavesLeftOut = 0;
    Map<Shape, GroupReading> readings = new IdentityHashMap<>();
    for (Target target : store.targets()) {
      DeviceSeries device = new DeviceSeries(target.name(), room);
      collect(target, scope, readings, device);
      if (device.fits()) {
        device.addTo(leaves);
        room -= device.size();
        leavesLeftOut += device.leftOut();
      } else {
        devicesLeftOut++;
      }
    }
    MetricSnapshots.Builder page = MetricSnapshots.builder();
    leaves.forEach((family, points) -> page.metricSnapshot(family.snapshot(points)));
    addDevices(page);
    page.metricSnapshot(gauge(
        "spate_devices_left_out",
        "Devices without series of leaves, for those would not fit under the limit.",
        devicesLeftOut));
    page.metricSnapshot(gauge(
        "spate_device_leaves_left_out",
        "Leaves without a series of their own, for its name is that of a leaf elsewhere in the tree.",
        leavesLeftOut));
    return page.build();
  }

  private void collect(
      Target target, ReadScope scope, Map<Shape, GroupReading> readings, DeviceSeries device) {
    for (String origin : target.origins()) {
      Iterator<Match> groups =
          store.walk(new Query(target.name(), Path.root(origin), STATE, scope));
      InstanceSeries instance = null;
      while (groups.hasNext()
          && device.fits()) { // the groups of a container come one after another
        Match match = groups.next();
        GroupReading reading = readings.computeIfAbsent(
            match.group().shape(), shape -> match.group().newReading());
        if (match.group().read(reading)) {
          Path container = match.group().container();
          ContainerSeries series = families.of(container, match.group().shape());
          if (instance == null || !instance.isOf(container)) {
            end(instance);
            instance = series.instance(container, device);
          }
          series.collect(match.mask(), reading, instance);
        }
      }
      end(instance);
    }
  }

  private static void end(@Nullable InstanceSeries instance) {
    if (instance != null) {
      instance.end();
    }
  }

  private void addDevices(MetricSnapshots.Builder page) {
    Map<String, DeviceState> present = new LinkedHashMap<>();
    for (DeviceState device : inventory.devices()) {
      present.put(device.target(), device);
      seen.add(device.target());
    }
    List<GaugeDataPointSnapshot> up = new ArrayList<>();
    List<GaugeDataPointSnapshot> lastUpdate = new ArrayList<>();
    for (String target : seen) {
      DeviceState device = present.get(target);
      Labels labels = Labels.of(ContainerSeries.TARGET, target);
      up.add(new GaugeDataPointSnapshot(isUp(device) ? 1 : 0, labels, null));
      if (device != null && device.lastUpdateNanos() != 0) {
        lastUpdate.add(new GaugeDataPointSnapshot(device.lastUpdateNanos() / 1e9, labels, null));
      }
    }
    GaugeSnapshot.Builder ups = GaugeSnapshot.builder()
        .name("spate_device_up")
        .help(
            "Whether measurements of the device arrive: 1, or 0 if they never did, stopped, or the device is gone.");
    up.forEach(ups::dataPoint);
    page.metricSnapshot(ups.build());
    GaugeSnapshot.Builder lastUpdates = GaugeSnapshot.builder()
        .name("spate_device_last_update_timestamp_seconds")
        .help("When the latest measurement of the device was made, in seconds since the epoch.")
        .unit(Unit.SECONDS);
    lastUpdate.forEach(lastUpdates::dataPoint);
    page.metricSnapshot(lastUpdates.build());
  }

  private static boolean isUp(@Nullable DeviceState device) {
    return device != null && device.freshness() == Freshness.LIVE;
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
