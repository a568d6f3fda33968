package dev.spate.proto;

import com.github.gnmi.proto.Path;
import com.github.gnmi.proto.PathElem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Paths as gNMI sends them, to and from text and the store's own {@link dev.spate.path.Path}. Stateless; safe for any thread.
 *
 * <p>The target travels beside a path: only a prefix has one, so {@link #fromProto} and {@link #resolve} leave it to the caller,
 * and a target in another path is not looked at (gNMI specification §2.2.2.1).
 */
public final class GnmiPaths {

  private GnmiPaths() {}

  /**
   * Reads a path such as {@code /interfaces/interface[name=eth0]/state} or {@code spate:/links}; the grammar is that of
   * {@link dev.spate.path.Path#parse}.
   *
   * @throws dev.spate.path.PathSyntaxException if the text is no path; the message names the position and what would be right
   */
  public static Path parse(String text) {
    return toProto(dev.spate.path.Path.parse(text));
  }

  /**
   * The text that {@link #parse} reads, without the target.
   *
   * @throws IllegalArgumentException as {@link #fromProto} does
   */
  public static String text(Path path) {
    return fromProto(path).toString();
  }

  /** The path on the wire, with no target. The origin stays empty for OpenConfig's. */
  public static Path toProto(dev.spate.path.Path path) {
    return builder(path).build();
  }

  /** The path on the wire as a prefix of a target's; an empty target stays unset. */
  public static Path toProto(dev.spate.path.Path path, String target) {
    return builder(path).setTarget(target).build();
  }

  /**
   * The path without its target.
   *
   * @throws IllegalArgumentException if an element or a key has no name
   * @throws UnsupportedOperationException if the path is given in the deprecated field {@code element} alone
   */
  public static dev.spate.path.Path fromProto(Path path) {
    return dev.spate.path.Path.of(path.getOrigin(), elems(path));
  }

  /**
   * The absolute path that a prefix and a path below it mean. The origin is that of either.
   *
   * @throws IllegalArgumentException if both name an origin, or as {@link #fromProto} does
   * @throws UnsupportedOperationException as {@link #fromProto} does
   */
  public static dev.spate.path.Path resolve(Path prefix, Path path) {
    if (!prefix.getOrigin().isEmpty() && !path.getOrigin().isEmpty()) {
      throw new IllegalArgumentException(
          "origin \"%s\" in the prefix and origin \"%s\" in the path: give it in one of them"
              .formatted(prefix.getOrigin(), path.getOrigin()));
    }
    List<dev.spate.path.PathElem> elems = new ArrayList<>(elems(prefix));
    elems.addAll(elems(path));
    return dev.spate.path.Path.of(
        prefix.getOrigin().isEmpty() ? path.getOrigin() : prefix.getOrigin(), elems);
  }

  private static Path.Builder builder(dev.spate.path.Path path) {
    Path.Builder builder = Path.newBuilder().setOrigin(path.origin());
    for (dev.spate.path.PathElem elem : path.elems()) {
      builder.addElem(PathElem.newBuilder().setName(elem.name()).putAllKey(elem.keys()));
    }
    return builder;
  }

  @SuppressWarnings("deprecation") // to refuse what it holds
  private static List<dev.spate.path.PathElem> elems(Path path) {
    if (path.getElemCount() == 0 && path.getElementCount() > 0) {
      throw new UnsupportedOperationException("path.element [%s] is deprecated: use path.elem"
          .formatted(String.join(", ", path.getElementList())));
    }
    List<dev.spate.path.PathElem> elems = new ArrayList<>(path.getElemCount());
    for (PathElem elem : path.getElemList()) {
      elems.add(elem(elem, elems.size()));
    }
    return elems;
  }

  private static dev.spate.path.PathElem elem(PathElem elem, int index) {
    Map<String, String> keys = elem.getKeyMap();
    if (elem.getName().isEmpty()) {
      throw new IllegalArgumentException(
          "path.elem[%d].name is empty: give the node's name; no elem at all is the root"
              .formatted(index));
    }
    if (keys.containsKey("")) {
      throw new IllegalArgumentException(
          "path.elem[%d] \"%s\" has a key without a name: give the key leaf's name"
              .formatted(index, elem.getName()));
    }
    return new dev.spate.path.PathElem(elem.getName(), keys);
  }
}
