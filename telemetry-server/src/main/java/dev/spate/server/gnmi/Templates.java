package dev.spate.server.gnmi;

import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import dev.spate.store.Shape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of paths that stay the same from message to message, for all encoders of a server. Safe to share among threads.
 *
 * <p>Shapes are few and live as long as their store, so each has its template. Containers are many and come and go: theirs are
 * kept in a table of fixed size, where the newer of two that want the same place wins; the older is encoded anew when it is next
 * needed. (A map with weak keys costs a reference object a group and work for the collector.)
 */
final class Templates {

  private static final int PLACES = 1 << 14;

  private final Map<Shape, ShapeTemplate> shapes = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<@Nullable Container> containers =
      new AtomicReferenceArray<>(PLACES);

  private record Container(Path path, byte[] bytes) {}

  ShapeTemplate shape(Shape shape) {
    ShapeTemplate known = shapes.get(shape);
    return known != null ? known : shapes.computeIfAbsent(shape, ShapeTemplate::new);
  }

  /** The origin and elements of a container, as fields of {@code Path} without the target. */
  byte[] container(Path path) {
    int place = place(path);
    Container known = containers.get(place);
    if (known != null && known.path.equals(path)) {
      return known.bytes;
    }
    byte[] bytes = bytes(path);
    containers.set(place, new Container(path, bytes));
    return bytes;
  }

  /** As {@link #container}, for a path that is not asked for again. */
  static byte[] bytes(Path path) {
    return GnmiPaths.toProto(path).toByteArray();
  }

  private static int place(Path path) {
    int hash = path.hashCode();
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}
