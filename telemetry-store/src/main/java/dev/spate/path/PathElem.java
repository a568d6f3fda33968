package dev.spate.path;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One element of a path: a node's name and, for a list entry, its keys. Immutable; safe to share.
 *
 * <p>{@code *} as a name stands for any one name, {@code ...} for any number of levels, {@code *} as a key's value for any
 * value (gNMI path conventions, "Wildcards in Paths"). The order is that of a person: by name, then by keys, digits compared
 * as numbers, so that {@code eth2} comes before {@code eth10}.
 *
 * @param name the node's name, never empty
 * @param keys key names and values, sorted by key name, unmodifiable
 */
public record PathElem(String name, Map<String, String> keys) implements Comparable<PathElem> {

  public static final String ANY = "*";
  public static final String ANY_DEPTH = "...";

  public PathElem {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a path element needs a name");
    }
    keys = switch (keys.size()) {
      case 0 -> Map.of();
      case 1 -> Map.copyOf(keys);
      default -> Collections.unmodifiableMap(new TreeMap<>(keys));
    };
  }

  public static PathElem of(String name) {
    return new PathElem(name, Map.of());
  }

  public static PathElem of(String name, String key, String value) {
    return new PathElem(name, Map.of(key, value));
  }

  /** Whether the name is {@code *}: any one name. */
  public boolean isAnyName() {
    return name.equals(ANY);
  }

  /** Whether the name is {@code ...}: any number of levels. */
  public boolean isAnyDepth() {
    return name.equals(ANY_DEPTH);
  }

  public boolean hasWildcard() {
    return isAnyName() || isAnyDepth() || keys.containsValue(ANY);
  }

  /** An equal element for keeping: it shares its strings with all others that are kept. */
  public PathElem interned() {
    Map<String, String> shared = new TreeMap<>();
    keys.forEach((key, value) -> shared.put(key.intern(), value.intern()));
    return new PathElem(name.intern(), shared);
  }

  // Written out, since tries are walked by them: the ones that a record brings go through a method
  // handle for each component.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PathElem that
            && name.equals(that.name)
            && keys.size() == that.keys.size()
            && (keys.isEmpty() || keys.equals(that.keys)));
  }

  @Override
  public int hashCode() {
    return keys.isEmpty() ? name.hashCode() : 31 * name.hashCode() + keys.hashCode();
  }

  @Override
  public int compareTo(PathElem other) {
    int byName = name.compareTo(other.name);
    if (byName != 0 || (keys.isEmpty() && other.keys.isEmpty())) {
      return byName;
    }
    var mine = keys.entrySet().iterator();
    var theirs = other.keys.entrySet().iterator();
    while (mine.hasNext() && theirs.hasNext()) {
      var left = mine.next();
      var right = theirs.next();
      int byKey = left.getKey().compareTo(right.getKey());
      int byValue = byKey != 0 ? byKey : NaturalOrder.compare(left.getValue(), right.getValue());
      if (byValue != 0) {
        return byValue;
      }
    }
    return Boolean.compare(mine.hasNext(), theirs.hasNext());
  }

  /** The text of this element as {@link Path#parse} reads it, without the leading slash. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    PathText.append(text, this);
    return text.toString();
  }
}
