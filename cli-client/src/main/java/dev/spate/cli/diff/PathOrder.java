package dev.spate.cli.diff;

import dev.spate.path.Path;
import java.util.Comparator;

/** Paths by origin, then element by element: a tree's order, with eth2 before eth10. */
final class PathOrder implements Comparator<Path> {

  static final PathOrder INSTANCE = new PathOrder();

  private PathOrder() {}

  @Override
  public int compare(Path left, Path right) {
    int order = left.origin().compareTo(right.origin());
    int common = Math.min(left.size(), right.size());
    for (int i = 0; i < common && order == 0; i++) {
      order = left.elems().get(i).compareTo(right.elems().get(i));
    }
    return order != 0 ? order : Integer.compare(left.size(), right.size());
  }
}
