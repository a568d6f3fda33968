package dev.spate.server.prometheus;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.store.Shape;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The families of all leaves that were met so far, and what becomes of the leaves of each kind of container. There are as many as the devices'
 * models have kinds of containers, whatever the number of devices. Safe to share among threads.
 *
 * <p>A name belongs to the first place in the tree that takes it. Another place with the same name can only be of a model that no
 * table knows, for {@code a/b-c} and {@code a-b/c} both make {@code a_b_c}.
 */
final class Families {

  private final Map<String, Family> byName = new ConcurrentHashMap<>();
  private final Map<Kind, ContainerSeries> containers = new ConcurrentHashMap<>();

  private record Kind(String place, Shape shape) {}

  ContainerSeries of(Path container, Shape shape) {
    String place = place(container);
    return containers.computeIfAbsent(
        new Kind(place, shape), kind -> ContainerSeries.of(container, place, shape, this));
  }

  /** A counter; null if its name belongs to another place, or its place to another type. */
  @Nullable
  Family counter(String name, String place, String help, String unit) {
    return take(new Family(FamilyType.COUNTER, place, metadata(name, help, unit)));
  }

  /** A gauge; null as for {@link #counter}. */
  @Nullable
  Family gauge(String name, String place, String help, String unit) {
    return take(new Family(FamilyType.GAUGE, place, metadata(name, help, unit)));
  }

  /** A set of states of which one holds; null as for {@link #counter}. */
  @Nullable
  Family stateSet(String name, String place, String help) {
    return take(new Family(FamilyType.STATE_SET, place, metadata(name, help, "")));
  }

  /** Texts; null as for {@link #counter}. */
  @Nullable
  Family info(String name, String place, String help) {
    return take(new Family(FamilyType.INFO, place, metadata(name, help, "")));
  }

  private @Nullable Family take(Family wanted) {
    Family present = byName.putIfAbsent(wanted.metadata().getName(), wanted);
    if (present == null) {
      return wanted;
    }
    boolean same = present.type() == wanted.type() && present.place().equals(wanted.place());
    return same ? present : null;
  }

  private static MetricMetadata metadata(String name, String help, String unit) {
    return new MetricMetadata(name, help, unit.isEmpty() ? null : new Unit(unit));
  }

  /** {@code /interfaces/interface[name]/state}: where a container is, for all devices and list entries alike. */
  private static String place(Path container) {
    StringBuilder place = new StringBuilder();
    if (!container.origin().isEmpty()) {
      place.append(container.origin()).append(':');
    }
    for (PathElem elem : container.elems()) {
      place.append('/').append(elem.name());
      for (String key : elem.keys().keySet()) {
        place.append('[').append(key).append(']');
      }
    }
    return place.toString();
  }
}
