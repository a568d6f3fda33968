package dev.spate.server.prometheus;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.store.GroupReading;
import dev.spate.store.Shape;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the leaves of one shape in one kind of container, worked out once for all its instances. Immutable. */
final class ContainerSeries {

  static final String TARGET = "target";

  private final List<String> labelNames;
  private final List<LeafSeries> leaves;

  private ContainerSeries(List<String> labelNames, List<LeafSeries> leaves) {
    this.labelNames = labelNames;
    this.leaves = leaves;
  }

  static ContainerSeries of(Path container, String place, Shape shape, Families families) {
    List<String> labelNames = labelNames(container);
    Builder builder = new Builder(container, place, labelNames, families);
    return new ContainerSeries(
        labelNames, shape.leaves().stream().map(builder::leaf).toList());
  }

  /** An instance without series yet. */
  InstanceSeries instance(Path container, DeviceSeries device) {
    return new InstanceSeries(container, labels(device.target(), container), device);
  }

  /** Adds the selected leaves of a group that have a value. */
  void collect(long mask, GroupReading reading, InstanceSeries instance) {
    for (long left = mask & reading.values().present(); left != 0; left &= left - 1) {
      int leaf = Long.numberOfTrailingZeros(left);
      leaves.get(leaf).add(reading.values(), leaf, instance);
    }
  }

  private Labels labels(String target, Path container) {
    List<String> values = new ArrayList<>(labelNames.size());
    values.add(target);
    for (PathElem elem : container.elems()) {
      values.addAll(elem.keys().values());
    }
    return Labels.of(labelNames, values);
  }

  /** The target's, then those of all keys; a key whose name is taken further out has the name of its list before it. */
  private static List<String> labelNames(Path container) {
    List<String> names = new ArrayList<>(List.of(TARGET));
    for (PathElem elem : container.elems()) {
      for (String key : elem.keys().keySet()) {
        names.add(Names.label(key, elem.name(), names));
      }
    }
    return List.copyOf(names);
  }

  /** Works out the leaves one after another. */
  private static final class Builder {

    /** What a string must take, and what it must not, if it is a date and time. */
    private static final String A_DATE = "2000-01-01T00:00:00Z";

    private static final String NO_DATE = "text";

    private final Families families;
    private final String place;
    private final String name;
    private final String last;
    private final Set<String> keys;
    private final List<String> labels;

    Builder(Path container, String place, List<String> labelNames, Families families) {
      this.families = families;
      this.place = place;
      this.name = Names.container(container);
      this.last = container.isRoot() ? "" : container.last().name();
      this.keys = nearestKeys(container);
      this.labels = new ArrayList<>(labelNames);
    }

    LeafSeries leaf(Shape.Leaf leaf) {
      LeafInfo info = leaf.info();
      if (info.leafList() || keys.contains(leaf.name())) {
        return LeafSeries.NONE;
      }
      LeafType type = info.type();
      return switch (type.base()) {
        case INT, UINT, DECIMAL, BOOLEAN, EMPTY -> number(leaf);
        case ENUMERATION ->
          LeafSeries.states(
              families.stateSet(Names.gauge(name, leaf.name(), ""), place(leaf), help(leaf)), type);
        case STRING -> isDate(type) ? LeafSeries.date(gauge(leaf, "seconds")) : text(leaf);
        case BITS, IDENTITY -> text(leaf);
        case UNION -> LeafSeries.union(gauge(leaf, ""), texts(), label(leaf));
        case BINARY -> LeafSeries.NONE;
      };
    }

    private LeafSeries text(Shape.Leaf leaf) {
      return LeafSeries.text(texts(), label(leaf));
    }

    private @Nullable Family texts() {
      return families.info(Names.info(name), place, "Texts and identities of " + place + ".");
    }

    private LeafSeries number(Shape.Leaf leaf) {
      BaseUnit unit = BaseUnit.of(leaf.info().unit());
      Family family = leaf.info().counter() ? counter(leaf, unit.name()) : gauge(leaf, unit.name());
      return LeafSeries.number(family, leaf.info().type(), unit);
    }

    private @Nullable Family counter(Shape.Leaf leaf, String unit) {
      return families.counter(
          Names.counter(name, leaf.name(), unit), place(leaf), help(leaf), unit);
    }

    private @Nullable Family gauge(Shape.Leaf leaf, String unit) {
      return families.gauge(Names.gauge(name, leaf.name(), unit), place(leaf), help(leaf), unit);
    }

    private String label(Shape.Leaf leaf) {
      String label = Names.label(leaf.name(), last, labels);
      labels.add(label);
      return label;
    }

    private String place(Shape.Leaf leaf) {
      return place + '/' + leaf.name();
    }

    /** The model's words, and the path with which any other client asks for the leaf. */
    private String help(Shape.Leaf leaf) {
      String description = leaf.info().description();
      return description.isEmpty() ? place(leaf) : description + " (" + place(leaf) + ')';
    }

    /** The keys of the list that the container is an entry of, or directly in: leaves of these names repeat them. */
    private static Set<String> nearestKeys(Path container) {
      int size = container.size();
      for (int i = size - 1; i >= Math.max(0, size - 2); i--) {
        Set<String> keys = container.elems().get(i).keys().keySet();
        if (!keys.isEmpty()) {
          return keys;
        }
      }
      return Set.of();
    }

    /** The schema has no type for them but their pattern (openconfig-yang-types, date-and-time). */
    private static boolean isDate(LeafType type) {
      return !type.patterns().isEmpty() && takes(type, A_DATE) && !takes(type, NO_DATE);
    }

    private static boolean takes(LeafType type, String text) {
      return type.patterns().stream().allMatch(text::matches);
    }
  }
}
