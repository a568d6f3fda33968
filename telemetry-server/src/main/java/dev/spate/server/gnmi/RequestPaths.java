package dev.spate.server.gnmi;

import com.github.gnmi.proto.Path;
import dev.spate.proto.GnmiPaths;
import dev.spate.query.PathMatcher;
import dev.spate.schema.Schema;

/** Reads the paths of requests. What is wrong with one is told with the name of its field. */
final class RequestPaths {

  /** Most entries of one kind in a request: an empty one takes two bytes on the wire, and hundreds once it is read. */
  static final int MOST = 10_000;

  private RequestPaths() {}

  /**
   * Refuses more entries than {@value #MOST}, before they are looked at.
   *
   * @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT
   */
  static void requireFew(String field, int count) {
    if (count > MOST) {
      throw Statuses.invalid(
          "%s has %d entries: at most %d are allowed".formatted(field, count, MOST));
    }
  }

  /**
   * The absolute path, without module qualifiers, that a prefix and a path below it mean (sections 2.2.2.1 and 2.4.1). An origin may be
   * given by the name of a module, as pygnmi makes of {@code openconfig-interfaces:interfaces}.
   *
   * @param field where in the request the path is
   * @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT, or UNIMPLEMENTED if only the deprecated {@code element} is given
   */
  static dev.spate.path.Path absolute(Schema schema, Path prefix, String field, Path path) {
    if (!path.getTarget().isEmpty()) {
      throw Statuses.invalid(
          "%s.target is \"%s\": give the target in the prefix, for all paths of the request"
              .formatted(field, path.getTarget()));
    }
    int size = prefix.getElemCount() + path.getElemCount();
    if (size > PathMatcher.MAX_ELEMENTS) {
      throw Statuses.invalid(
          "%s has %d elements, those of the prefix included: at most %d are allowed"
              .formatted(field, size, PathMatcher.MAX_ELEMENTS));
    }
    try {
      dev.spate.path.Path resolved = GnmiPaths.resolve(prefix, path).unqualified();
      return resolved.withOrigin(schema.originOf(resolved.origin()));
    } catch (UnsupportedOperationException e) {
      throw Statuses.unimplemented(field + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw Statuses.invalid(field + ": " + e.getMessage());
    }
  }
}
