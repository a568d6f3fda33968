package dev.spate.cli.diff;

import dev.spate.cli.tree.LeafKind;
import dev.spate.cli.tree.LeafText;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two snapshots leaf by leaf, by their values as the schema means them: 1500 is 1500 in whatever encoding it was told.
 * Snapshots of one target each are compared whatever their names; otherwise each target with its namesake. Immutable.
 *
 * @param schema says what the leaves are
 * @param kinds the leaves to compare
 * @param scope the paths to compare, as the first snapshot has them
 */
public record Comparison(Schema schema, Set<LeafKind> kinds, Scope scope) {

  /** The same, of other paths. */
  public Comparison within(Scope other) {
    return new Comparison(schema, kinds, other);
  }

  /** All differences, in the order of the tree. */
  public List<Difference> of(Snapshot a, Snapshot b) {
    return of(a, b, Path.ROOT, Path.ROOT);
  }

  /**
   * The same, but what is below one path in the first against what is below another in the second. Where these are entries of a list,
   * that each has its own key is no difference.
   */
  public List<Difference> of(Snapshot a, Snapshot b, Path baseA, Path baseB) {
    List<Difference> found = new ArrayList<>();
    if (a.targets().size() <= 1 && b.targets().size() <= 1) {
      compare("", values(a, baseA, baseA), values(b, baseB, baseA), found);
    } else {
      NavigableSet<String> targets = new TreeSet<>(NaturalOrder.COMPARATOR);
      targets.addAll(a.targets());
      targets.addAll(b.targets());
      for (String target : targets) {
        compare(target, selected(a.valuesOf(target)), selected(b.valuesOf(target)), found);
      }
    }
    found.removeIf(difference -> isKey(difference, difference.textA(), baseA)
        && isKey(difference, difference.textB(), baseB));
    return Collections.unmodifiableList(found);
  }

  private static boolean isKey(Difference difference, @Nullable String text, Path base) {
    return !base.isRoot()
        && text != null
        && text.equals(base.last().keys().get(difference.path().last().name()));
  }

  /** Of its only target, below a path, and put below another. */
  private NavigableMap<Path, Object> values(Snapshot snapshot, Path below, Path instead) {
    NavigableMap<Path, Object> values = new TreeMap<>(PathOrder.INSTANCE);
    for (String target : snapshot.targets()) {
      snapshot.valuesOf(target).forEach((path, value) -> {
        if (below.equals(instead)) {
          values.put(path, value);
        } else if (path.startsWith(below)) {
          List<PathElem> rest = path.elems().subList(below.size(), path.size());
          values.put(instead.append(Path.of("", rest)), value);
        }
      });
    }
    return selected(values);
  }

  private NavigableMap<Path, Object> selected(Map<Path, Object> values) {
    NavigableMap<Path, Object> selected = new TreeMap<>(PathOrder.INSTANCE);
    values.forEach((path, value) -> {
      if (scope.covers(path) && kinds.contains(LeafKind.of(path, node(path)))) {
        selected.put(path, value);
      }
    });
    return selected;
  }

  private void compare(
      String target, Map<Path, Object> a, Map<Path, Object> b, List<Difference> into) {
    NavigableSet<Path> paths = new TreeSet<>(PathOrder.INSTANCE);
    paths.addAll(a.keySet());
    paths.addAll(b.keySet());
    for (Path path : paths) {
      Object valueA = a.get(path);
      Object valueB = b.get(path);
      String textA = text(path, valueA);
      String textB = text(path, valueB);
      if (!Objects.equals(textA, textB)) {
        into.add(new Difference(target, path, valueA, valueB, textA, textB));
      }
    }
  }

  private @Nullable String text(Path path, @Nullable Object value) {
    return value == null ? null : LeafText.of(node(path), value);
  }

  private @Nullable SchemaNode node(Path path) {
    return schema.find(path.origin(), path.names()).orElse(null);
  }
}
