package dev.spate.server.gnmi;

import dev.spate.store.Shape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates of all shapes of a server, made when first needed: shapes are few and live as long as their store. Safe to share. */
final class Templates {

  private final Map<Shape, ShapeTemplate> shapes = new ConcurrentHashMap<>();

  ShapeTemplate shape(Shape shape) {
    ShapeTemplate known = shapes.get(shape);
    return known != null ? known : shapes.computeIfAbsent(shape, ShapeTemplate::new);
  }
}
