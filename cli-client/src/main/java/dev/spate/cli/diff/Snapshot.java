package dev.spate.cli.diff;

import com.github.gnmi.proto.Notification;
import dev.spate.cli.tree.LeafReader;
import dev.spate.cli.tree.LeafValue;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The leaves of one or more targets, as they were at some time. Not thread-safe. */
public final class Snapshot {

  private final SortedMap<String, NavigableMap<Path, Object>> targets =
      new TreeMap<>(NaturalOrder.COMPARATOR);
  private final Map<String, Set<Path>> sources = new HashMap<>();
  private final LeafReader reader;

  /** Without leaves; the schema tells the keys of lists in JSON. */
  public Snapshot(Schema schema) {
    reader = new LeafReader(schema, this::put);
  }

  private void put(LeafValue leaf) {
    leaves(leaf.target()).put(leaf.path(), leaf.value());
  }

  /**
   * Adds what a Notification tells.
   *
   * @throws IllegalArgumentException if it holds what is no path, or JSON that is none
   */
  public void add(Notification notification) {
    reader.read(notification);
  }

  /** Adds a leaf, or a tree of JSON, at the path that a target told it at. */
  void add(String target, Path path, Object value) {
    sources.computeIfAbsent(target, made -> new LinkedHashSet<>()).add(path);
    reader.read(target, path, value);
  }

  /** Takes away what is at or below a path. */
  void delete(String target, Path path) {
    leaves(target).keySet().removeIf(leaf -> leaf.startsWith(path));
  }

  /**
   * What is to be compared with one target: a snapshot of several targets has to know it, one of a single target need not.
   *
   * @throws IllegalArgumentException if none of several is that target
   */
  public Snapshot about(String target) {
    if (targets.size() > 1) {
      if (!targets.containsKey(target)) {
        throw new IllegalArgumentException(
            "it holds %s, but no %s".formatted(String.join(", ", targets.keySet()), target));
      }
      targets.keySet().retainAll(Set.of(target));
    }
    return this;
  }

  /** By name. */
  public List<String> targets() {
    return List.copyOf(targets.keySet());
  }

  /** The paths at which a target told its values in a saved snapshot: what somebody asked for. */
  public List<Path> sources(String target) {
    return List.copyOf(sources.getOrDefault(target, Set.of()));
  }

  private NavigableMap<Path, Object> leaves(String target) {
    return targets.computeIfAbsent(target, made -> new TreeMap<>(PathOrder.INSTANCE));
  }

  /** A target's values by path; none for a target that is not in it. */
  SortedMap<Path, Object> valuesOf(String target) {
    return Collections.unmodifiableSortedMap(
        targets.getOrDefault(target, Collections.emptyNavigableMap()));
  }
}
