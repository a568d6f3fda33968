package dev.spate.cli.diff;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The leaves that are compared: those at or below any of some paths. As in gNMI, a key that is missing or {@code *} is any key,
 * {@code *} any one name, and {@code ...} any number of levels.
 *
 * @param paths none for everything
 */
public record Scope(List<Path> paths) {

  /** More paths than this are not subscribed to one by one, as servers have limits. */
  private static final int MAX_SUBSCRIPTIONS = 100;

  public Scope {
    paths = List.copyOf(paths);
  }

  boolean covers(Path leaf) {
    return paths.isEmpty() || paths.stream().anyMatch(path -> covers(path, leaf));
  }

  private static boolean covers(Path path, Path leaf) {
    return path.origin().equals(leaf.origin()) && covers(path.unqualified().elems(), leaf.elems());
  }

  private static boolean covers(List<PathElem> path, List<PathElem> leaf) {
    if (path.isEmpty()) {
      return true;
    }
    PathElem first = path.get(0);
    List<PathElem> rest = path.subList(1, path.size());
    if (first.isAnyDepth()) {
      return covers(rest, leaf) || (!leaf.isEmpty() && covers(path, leaf.subList(1, leaf.size())));
    }
    return !leaf.isEmpty()
        && matches(first, leaf.get(0))
        && covers(rest, leaf.subList(1, leaf.size()));
  }

  private static boolean matches(PathElem pattern, PathElem elem) {
    return (pattern.isAnyName() || pattern.name().equals(elem.name()))
        && pattern.keys().entrySet().stream()
            .allMatch(key -> key.getValue().equals(PathElem.ANY)
                || key.getValue().equals(elem.keys().get(key.getKey())));
  }

  /** The paths to subscribe to so that all of it comes: they themselves, or what is above them where they are many. */
  public List<Path> subscriptions() {
    if (paths.size() <= MAX_SUBSCRIPTIONS) {
      return paths;
    }
    Map<String, Path> above = new LinkedHashMap<>();
    paths.forEach(path -> above.merge(path.origin(), path, Scope::common));
    return new ArrayList<>(above.values());
  }

  private static Path common(Path one, Path other) {
    Path above = one;
    while (!other.startsWith(above)) {
      above = above.parent();
    }
    return above;
  }
}
